import type { IncomingMessage } from 'node:http';

export type Seen = {
  method: string;
  /** Decoded, with a leading slash: `/bucket/key`. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
};

export type Match = (request: Seen) => boolean;

/** What to do with a request that matches, at most `times` times. */
export type Fault = {
  kind: 'loseReply' | 'answer' | 'delay' | 'hold' | 'cut' | 'flip' | 'slow';
  match: Match;
  times: number;
  /** How often it happened: a fault test must look at it. */
  fired: number;
  status?: number;
  code?: string;
  /** More XML for the answer. */
  detail?: string;
  delayMs?: number;
  bytesPerSecond?: number;
  released?: Promise<void>;
};

/** Everything but CORS preflights. */
export const anyRequest: Match = ({ method }) => method !== 'OPTIONS';

/** An upload: a PUT of bytes, not of tags. */
export const anyPut: Match = ({ method, query }) => method === 'PUT' && !query.has('tagging');

export const signedWith =
  (accessKeyIds: string[]): Match =>
  ({ method, headers }) =>
    method !== 'OPTIONS' && accessKeyIds.some(id => headers.authorization?.includes(id));

export function seen(request: IncomingMessage): Seen {
  const url = new URL(request.url!, 'http://wire');
  return {
    method: request.method!,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers
  };
}

/** The first fault that applies, counted as fired. */
export function take(faults: Fault[], request: Seen): Fault | undefined {
  const fault = faults.find(each => each.fired < each.times && each.match(request));
  if (fault) {
    fault.fired += 1;
  }
  return fault;
}
