import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Serve credentials to pages of the given origins, on loopback.
 *
 * @param issue - Makes one set, as STS returns it.
 * @param origins - Who may ask, an array that may grow later.
 * @returns `url`, `served` (sets handed out so far), `fault` (a status to
 *   answer with instead, for tests), and `stop()`.
 */
export async function serveCredentials({ issue, origins, port = 0 }) {
  const state = { served: 0, fault: null };
  const server = createServer(async (request, response) => {
    const origin = request.headers.origin;
    // A page can't forge its origin. A missing one is no page of Lab's either.
    if (!origins.includes(origin)) {
      response.writeHead(403).end();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Vary', 'Origin');
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Headers', 'accept, content-type');
      response.writeHead(204).end();
      return;
    }
    if (request.method !== 'GET' || request.url !== '/credentials') {
      response.writeHead(404).end();
      return;
    }
    if (state.fault) {
      response.writeHead(state.fault).end();
      return;
    }
    await answer(response, issue, state);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  state.url = `http://127.0.0.1:${server.address().port}/credentials`;
  state.stop = async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  };
  return state;
}

async function answer(response, issue, state) {
  try {
    const set = await issue();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(set));
    state.served += 1;
  } catch {
    response.writeHead(503).end();
  }
}
