import type { IDBPIndex, StoreNames } from 'idb';
import { compareAt } from '../model/save';
import { isWhole } from './isWhole';
import type { OutboxDatabase, OutboxSchema } from './database';
import type { Entry, Intent, Lane } from './outbox';

type OrderIndex = IDBPIndex<
  OutboxSchema,
  StoreNames<OutboxSchema>[],
  'saves',
  'order',
  'readonly' | 'readwrite'
>;

/** Rows by bucket, key, tab and sequence. */
export function orderOf(db: OutboxDatabase): OrderIndex {
  return db.transaction('saves').store.index('order');
}

/**
 * Sorts behind every number and string of an index key. A new one each time: the same array
 * twice in a key makes the key invalid.
 * @see https://w3c.github.io/IndexedDB/#convert-value-to-key
 */
const after = () => [] as never;

/**
 * What must be archived next in a lane: the first row of each tab, of these the oldest.
 * Parked entries are passed over, but a key that may not be written waits whole.
 * A damaged row comes before all others, to be set aside.
 * Jumps from tab to tab, so that a long queue costs no more than a short one.
 * @param but - Ids of rows that are as good as gone.
 */
export async function nextInLane(
  order: OrderIndex,
  { bucket, key }: Lane,
  but: readonly string[] = []
): Promise<Intent | Entry | null> {
  let next: Intent | Entry | null = null;
  let cursor = await order.openCursor(
    IDBKeyRange.bound([bucket, key], [bucket, key, after(), after()])
  );
  while (cursor) {
    const row = cursor.value;
    if (but.includes(row.id)) {
      cursor = await cursor.continue();
      continue;
    }
    if (!isWhole(row)) {
      return row;
    }
    if (row.stage === 'entry' && row.parked) {
      if (row.parked.name === 'ForbiddenError') {
        return null;
      }
      cursor = await cursor.continue();
      continue;
    }
    if (!next || compareAt(row.at, next.at) < 0) {
      next = row;
    }
    cursor = await cursor.continue([bucket, key, row.tab, after()]);
  }
  return next;
}

/** The keys of a bucket that have rows, jumping from key to key. */
export async function keysOf(order: OrderIndex, bucket: string): Promise<string[]> {
  const keys: string[] = [];
  let cursor = await order.openKeyCursor(IDBKeyRange.bound([bucket], [bucket, after()]));
  while (cursor) {
    const [, key] = cursor.key;
    keys.push(key);
    cursor = await cursor.continue([bucket, key, after(), after()]);
  }
  return keys;
}

/** The buckets that have rows. */
export async function bucketsOf(order: OrderIndex): Promise<string[]> {
  const buckets: string[] = [];
  let cursor = await order.openKeyCursor();
  while (cursor) {
    const [bucket] = cursor.key;
    buckets.push(bucket);
    cursor = await cursor.continue([bucket, after(), after(), after()]);
  }
  return buckets;
}

/** How many rows there are, by bucket. */
export async function countsOf(order: OrderIndex): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const bucket of await bucketsOf(order)) {
    counts.set(bucket, await order.count(IDBKeyRange.bound([bucket], [bucket, after()])));
  }
  return counts;
}

/** Rows by bucket and key, whatever else follows. */
type ByBucket = {
  openKeyCursor(): Promise<Place | null>;
  getKey(range: IDBKeyRange): Promise<unknown>;
};
type Place = {
  key: [bucket: string, ...rest: unknown[]];
  continue(to: never): Promise<Place | null>;
};

/** Whether a key has rows, in whichever bucket; jumps from bucket to bucket. */
export async function hasKey(rows: ByBucket, key: string): Promise<boolean> {
  let cursor = await rows.openKeyCursor();
  while (cursor) {
    const [bucket] = cursor.key;
    const found = await rows.getKey(IDBKeyRange.bound([bucket, key], [bucket, key, after()]));
    if (found !== undefined) {
      return true;
    }
    cursor = await cursor.continue([bucket, after()] as never);
  }
  return false;
}
