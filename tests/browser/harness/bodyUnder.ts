import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault } from './faults';

type Change = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** What a fault does to a body on its way. */
export function bodyUnder(fault: Fault | undefined): Change | null {
  switch (fault?.kind) {
    case 'flip':
      return flipOneBit;
    case 'slow':
      return chunks => noFasterThan(fault.bytesPerSecond!, chunks);
    default:
      return null;
  }
}

async function* flipOneBit(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let isFlipped = false;
  for await (const chunk of chunks) {
    if (!isFlipped) {
      chunk[chunk.length >> 1]! ^= 1;
      isFlipped = true;
    }
    yield chunk;
  }
}

async function* noFasterThan(
  bytesPerSecond: number,
  chunks: AsyncIterable<Buffer>
): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    await sleep((chunk.length / bytesPerSecond) * 1000);
    yield chunk;
  }
}
