import type { Target } from '../model/target';
import type { Entry, Intent, IOutbox } from '../outbox/outbox';
import { movedTo } from './bindLocal';
import { isStranded } from './stranded';

/** Saves of one key that may not be written, while others go elsewhere by now. */
export type Stranded = { from: Target; rows: (Intent | Entry)[] };

/** All of them, by key: it waits as a whole. */
export async function strandedSaves(outbox: IOutbox, current: Target): Promise<Stranded[]> {
  const stranded: Stranded[] = [];
  for (const bucket of await outbox.buckets()) {
    const rows = await outbox.rows(bucket);
    const first = new Map(
      rows.filter(row => isStranded(row, current)).map(row => [row.key, row.target!])
    );
    for (const [key, from] of first) {
      stranded.push({ from, rows: rows.filter(row => row.key === key) });
    }
  }
  return stranded;
}

/**
 * Send them where saves go now, in their order. What is no key there stays where it is.
 * @returns how many were moved; none of a key that is just tried again.
 */
export async function moveStranded(outbox: IOutbox, current: Target): Promise<number> {
  let count = 0;
  for (const { rows } of await strandedSaves(outbox, current)) {
    const moved = await Promise.all(rows.map(row => movedTo(current, row)));
    count += await outbox.move(rows[0]!, moved.flat());
  }
  return count;
}
