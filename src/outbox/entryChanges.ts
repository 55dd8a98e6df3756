import type { VersionTags } from '../model/versionTags';
import type { Connection, Transaction } from './connection';
import { isWhole } from './damaged';
import { nextInLane } from './laneOrder';
import type { Entry, Following, Head, Intent, IOutbox, Lane, Queued, Taken } from './outbox';

/** Turn an intent into an entry with its bytes, see `IOutbox.queue`. */
export function queueEntry(connection: Connection, entry: Entry, body: Blob): Promise<Queued> {
  return connection.write(['saves', 'bodies', 'heads'], async tx => {
    const saves = tx.objectStore('saves');
    const [intent, head, same] = await Promise.all([
      saves.get(entry.id),
      tx.objectStore('heads').get([entry.bucket, entry.key]),
      saves.index('save').get([entry.bucket, entry.save])
    ]);
    if (intent?.stage !== 'intent') {
      return 'gone';
    }
    if (intent.bucket !== entry.bucket || intent.key !== entry.key) {
      return { rekeyed: intent };
    }
    if (same || head?.save === entry.save) {
      await saves.delete(entry.id);
      if (same?.stage === 'entry' && entry.tried) {
        await saves.put({ ...same, tried: true });
      }
      return 'duplicate';
    }
    await Promise.all([tx.objectStore('bodies').put(body, entry.id), saves.put(entry)]);
    return 'queued';
  });
}

/** Change an entry; the one before, or `null` if it is gone. A name is on disk before it is told of. */
export function updateEntry(
  connection: Connection,
  id: string,
  change: Partial<Entry>
): Promise<Entry | null> {
  const how = 'tags' in change ? 'write' : 'note';
  return connection[how](['saves'], async tx => {
    const entry = await tx.objectStore('saves').get(id);
    if (entry?.stage !== 'entry') {
      return null;
    }
    await tx.objectStore('saves').put({ ...entry, ...change });
    return entry;
  });
}

/** Note that an upload of an entry begins; what it takes, or `null` if it is gone. Its bytes may be missing. */
export function takeEntry(
  connection: Connection,
  id: string
): Promise<Taken | { bodiless: Entry } | null> {
  return connection.note(['saves', 'bodies', 'heads'], async tx => {
    const [entry, body] = await Promise.all([
      tx.objectStore('saves').get(id),
      tx.objectStore('bodies').get(id)
    ]);
    if (entry?.stage !== 'entry') {
      return null;
    }
    if (!body) {
      return { bodiless: entry };
    }
    const [head] = await Promise.all([
      tx.objectStore('heads').get([entry.bucket, entry.key]),
      tx.objectStore('saves').put({ ...entry, tried: true })
    ]);
    return { body, head: head ?? null };
  });
}

/**
 * What a save that is about to be queued would be put upon; `null` if it has to wait its turn, or
 * changes nothing: an equal write that arrives late could not be told from it.
 */
export function foreseeEntry(
  connection: Connection,
  entry: Entry
): Promise<{ head: Head | null } | null> {
  return connection.read(async db => {
    const tx = db.transaction(['saves', 'heads']);
    const saves = tx.objectStore('saves');
    const [next, twin, head] = await Promise.all([
      nextInLane(saves.index('order'), entry),
      saves.index('save').getKey([entry.bucket, entry.save]),
      tx.objectStore('heads').get([entry.bucket, entry.key])
    ]);
    const isNext = next?.id === entry.id && twin === undefined;
    return isNext && head?.sha256 !== entry.sha256 ? { head: head ?? null } : null;
  });
}

/** So that one can be noted while the next is on its way. */
const MOST_IN_HAND = 2;

/** The arguments of `IOutbox.archived`, and what it answers. */
export type ArchivedEntry = Parameters<IOutbox['archived']>;
export type ArchivedAnswer = Awaited<ReturnType<IOutbox['archived']>>;

/** Remove entries of different lanes, and take what follows each: see `IOutbox.archived`. */
export function removeArchived(
  connection: Connection,
  archived: ArchivedEntry[]
): Promise<ArchivedAnswer[]> {
  // One transaction for all: each takes about as long as an upload, and waits for the one before.
  return connection.note(['saves', 'bodies', 'heads'], tx =>
    Promise.all(archived.map(each => removeOne(tx, each)))
  );
}

type Removal = Transaction<['saves', 'bodies', 'heads']>;

async function removeOne(
  tx: Removal,
  [id, head, tags, inHand = []]: ArchivedEntry
): Promise<ArchivedAnswer> {
  const entry = await tx.objectStore('saves').get(id);
  if (entry?.stage === 'entry' && entry.tags && !sameTags(entry.tags, tags)) {
    return { given: entry.tags };
  }
  const removed = [
    tx.objectStore('saves').delete(id),
    tx.objectStore('bodies').delete(id),
    tx.objectStore('heads').put(head)
  ];
  const [following] = await Promise.all([takeFollowing(tx, head, inHand), ...removed]);
  return { following };
}

async function takeFollowing(
  tx: Removal,
  lane: Lane,
  inHand: readonly string[]
): Promise<Following[]> {
  if (inHand.length >= MOST_IN_HAND) {
    return [];
  }
  const saves = tx.objectStore('saves');
  const next = await nextInLane(saves.index('order'), lane, inHand);
  if (!next || !isWhole(next) || !isPlain(next)) {
    return [];
  }
  const [body, others] = await Promise.all([
    tx.objectStore('bodies').get(next.id),
    takeFollowing(tx, lane, [...inHand, next.id]),
    saves.put({ ...next, tried: true })
  ]);
  return body ? [{ entry: next, body }, ...others] : [];
}

/** Whether the store need not be asked anything before an entry is uploaded. */
function isPlain(row: Intent | Entry): row is Entry {
  return row.stage === 'entry' && !row.tried && !row.collaborative && !row.renamedFrom;
}

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

/** The row as it shall be; somebody may have named it since it was read. */
export function withTagsOf(current: Intent | Entry, row: Intent | Entry): Intent | Entry {
  const tags = row.stage === 'entry' && current.stage === 'entry' && current.tags;
  return tags ? { ...row, tags } : row;
}

function sameTags(a: VersionTags, b: VersionTags | undefined): boolean {
  return a.name === b?.name && a.pinned === b.pinned;
}
