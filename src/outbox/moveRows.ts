import type { Connection } from './connection';
import type { Entry, Intent, Lane } from './outbox';
import { withTagsOf } from './withTagsOf';

/** Move rows of a key that may not be written to another lane; how many were moved. */
export function moveRows(
  connection: Connection,
  { bucket, key }: Lane,
  moved: (Intent | Entry)[]
): Promise<number> {
  return connection.write(['saves'], async tx => {
    const saves = tx.objectStore('saves');
    const lane = await saves
      .index('order')
      .getAll(IDBKeyRange.bound([bucket, key], [bucket, key, []]));
    // Nothing of such a key is uploaded: what is moved is on no other way.
    if (!lane.some(row => row.stage === 'entry' && row.parked?.name === 'ForbiddenError')) {
      return 0;
    }
    let count = 0;
    for (const row of moved) {
      const current = lane.find(({ id }) => id === row.id);
      if (current?.stage === row.stage) {
        await saves.put(withTagsOf(current, row));
        count += 1;
      }
    }
    return count;
  });
}
