import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback that answers as a test wants, and remembers what it was asked. */
export async function answeringServer() {
  const asked: IncomingMessage[] = [];
  let answer: RequestListener = (_, response) => response.end();
  const server = createServer((request, response) => {
    asked.push(request);
    request.resume();
    request.on('end', () => answer(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer(next: RequestListener) {
      asked.length = 0;
      answer = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    }
  };
}

/** An S3 error document. */
export function s3Error(code: string, message = 'as it says'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
