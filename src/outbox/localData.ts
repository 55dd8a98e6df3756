import type { Connection } from './connection';
import type { Lane, Thinned } from './outbox';

/** More in one transaction would keep saves waiting. */
const MOST_AT_ONCE = 200;

/**
 * Drop local saves, and note that it was done. What has a target is left alone.
 * @returns their lanes.
 */
export async function dropLocalSaves(
  connection: Connection,
  ids: string[],
  why: Thinned
): Promise<Lane[]> {
  const dropped: Lane[] = [];
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const some = ids.slice(from, from + MOST_AT_ONCE);
    dropped.push(...(await dropSome(connection, some, why)));
  }
  return dropped;
}

function dropSome(connection: Connection, ids: string[], why: Thinned): Promise<Lane[]> {
  return connection.write(['saves', 'bodies', 'thinned'], async tx => {
    const dropped: Lane[] = [];
    for (const id of ids) {
      const row = await tx.objectStore('saves').get(id);
      // It may have got a target since somebody looked.
      if (row?.stage === 'entry' && !row.target) {
        await tx.objectStore('saves').delete(id);
        await tx.objectStore('bodies').delete(id);
        dropped.push(row);
      }
    }
    if (dropped.length > 0) {
      const before = await tx.objectStore('thinned').get('local');
      const isFull = why.isFull || before?.isFull === true;
      const isManual = why.isManual || before?.isManual === true;
      await tx.objectStore('thinned').put({ isFull, isManual }, 'local');
    }
    return dropped;
  });
}

/** How much was there when everything was cleared. */
export type Cleared = { saves: number; originals: number };

/** Empty every store but the leases: they hold locks of tabs that live on, and nothing of a user's. */
export function clearAll(connection: Connection): Promise<Cleared> {
  return connection.read(async db => {
    const names = [...db.objectStoreNames].filter(name => name !== 'leases');
    const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
    const [saves, originals] = await Promise.all([
      tx.objectStore('saves').count(),
      tx.objectStore('originals').count()
    ]);
    await Promise.all([...names.map(name => tx.objectStore(name).clear()), tx.done]);
    return { saves, originals };
  });
}
