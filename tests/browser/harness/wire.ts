import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { bodyUnder } from './bodyUnder';
import { anyPut, anyRequest, type Fault, type Match, seen, type Seen, take } from './faults';

export type Logged = Seen & {
  at: number;
  status: number | null;
  /** When the store had answered. */
  doneAt: number | null;
  /** Bytes of the bodies, both ways. */
  bytes: number;
};

/**
 * Stands between the page and the store and breaks things on purpose.
 *
 * Requests are passed on with the Host they came with, so signatures stay valid.
 */
export class Wire {
  /** Everything that came in, in order; `status` is null where no answer left. */
  readonly requests: Logged[] = [];
  private faults: Fault[] = [];
  private server: Server;
  private port = 0;

  constructor(private targetPort: () => number) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
    this.server.keepAliveTimeout = 60_000;
    // A slow line takes longer than the five minutes that Node gives a request.
    this.server.requestTimeout = 0;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listen, or listen again on the same port. */
  async up(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  /** Refuse connections and break those there are. */
  async down(): Promise<void> {
    const closed = new Promise(done => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  count(match: Match = anyRequest): number {
    return this.requests.filter(match).length;
  }

  /** Let the store finish, then break the connection before the answer. */
  loseReply(times = 1, match: Match = anyPut): Fault {
    return this.add({ kind: 'loseReply', times, match });
  }

  /** Break the connection before the store hears of the request. */
  cut(times = 1, match: Match = anyPut): Fault {
    return this.add({ kind: 'cut', times, match });
  }

  /** Answer instead of the store, with an S3 error of this code. */
  answer(status: number, code: string, times = 1, match: Match = anyRequest): Fault {
    return this.add({ kind: 'answer', status, code, times, match });
  }

  delay(delayMs: number, match: Match = anyRequest): Fault {
    return this.add({ kind: 'delay', delayMs, times: Infinity, match });
  }

  /** Turn one bit of what is sent. */
  flip(times = 1, match: Match = anyPut): Fault {
    return this.add({ kind: 'flip', times, match });
  }

  /** Pass on what is sent no faster than a line of this speed. */
  slow(bytesPerSecond: number, match: Match = anyPut): Fault {
    return this.add({ kind: 'slow', bytesPerSecond, times: Infinity, match });
  }

  /** Keep requests waiting until `release()`, then pass them on. */
  hold(times = Infinity, match: Match = anyPut): Fault & { release(): void } {
    let release = () => undefined as void;
    const released = new Promise<void>(done => (release = done));
    const fault = this.add({ kind: 'hold', released, times, match });
    return Object.assign(fault, {
      release: () => {
        fault.times = 0;
        release();
      }
    });
  }

  /** Forget all faults; what is held stays held. */
  heal(): void {
    this.faults = [];
  }

  private add(fault: Omit<Fault, 'fired'>): Fault {
    const added = { ...fault, fired: 0 };
    this.faults.push(added);
    return added;
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    const entry: Logged = {
      ...seen(request),
      at: Date.now(),
      status: null,
      doneAt: null,
      bytes: 0
    };
    request.on('data', (chunk: Buffer) => (entry.bytes += chunk.length));
    request.pause();
    this.requests.push(entry);
    const fault = take(this.faults, entry);
    if (fault?.kind === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'answer') {
      entry.status = fault.status!;
      refuse(request, response, fault);
      return;
    }
    await (fault?.kind === 'delay' ? sleep(fault.delayMs) : fault?.released);
    const answer = await this.pass(request, fault);
    entry.doneAt = Date.now();
    if (fault?.kind === 'loseReply') {
      answer.resume();
      await once(answer, 'end');
      request.socket.destroy();
      return;
    }
    entry.status = answer.statusCode!;
    response.writeHead(answer.statusCode!, answer.rawHeaders);
    answer.on('data', (chunk: Buffer) => (entry.bytes += chunk.length));
    answer.pipe(response);
  }

  private async pass(request: IncomingMessage, fault?: Fault): Promise<IncomingMessage> {
    const upstream = forward({
      host: '127.0.0.1',
      port: this.targetPort(),
      method: request.method,
      path: request.url,
      headers: request.rawHeaders as any
    });
    const change = bodyUnder(fault);
    const body = change ? Readable.from(change(request)) : request;
    body.on('error', () => upstream.destroy()).pipe(upstream);
    request.on('close', () => request.complete || upstream.destroy());
    const [answer] = await once(upstream, 'response');
    return answer;
  }
}

/** With CORS headers, else the page would see a failed fetch instead. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, detail = '' }: Fault
): void {
  request.resume();
  response.writeHead(status!, {
    'Access-Control-Allow-Origin': request.headers.origin ?? '*',
    'Content-Type': 'application/xml',
    Connection: 'close'
  });
  // A write that is taken is answered with nothing.
  response.end(status! < 300 ? '' : errorDocument(code!, detail));
}

function errorDocument(code: string, detail: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message>${detail}</Error>`;
}
