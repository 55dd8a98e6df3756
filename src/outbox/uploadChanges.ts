import type { VersionTags } from '../model/versionTags';
import type { Connection, Transaction } from './connection';
import { isWhole } from './isWhole';
import { nextInLane } from './laneOrder';
import type { Entry, Following, Head, Intent, IOutbox, Lane, Taken } from './outbox';
import { Together } from './together';

/** So that one can be noted while the next is on its way. */
const MOST_IN_HAND = 2;

/** The arguments of `IOutbox.archived`, and what it answers. */
export type ArchivedEntry = Parameters<IOutbox['archived']>;
export type ArchivedAnswer = Awaited<ReturnType<IOutbox['archived']>>;

/** What an upload changes in the database: loaded with the first save, since nothing is uploaded before. */
export class UploadChanges {
  constructor(private readonly connection: Connection) {}

  /** Change an entry; the one before, or `null` if it is gone. A name is on disk before it is told of. */
  update(id: string, change: Partial<Entry>): Promise<Entry | null> {
    const how = 'tags' in change ? 'write' : 'note';
    return this.connection[how](['saves'], async tx => {
      const entry = await tx.objectStore('saves').get(id);
      if (entry?.stage !== 'entry') {
        return null;
      }
      await tx.objectStore('saves').put({ ...entry, ...change });
      return entry;
    });
  }

  /** Note that an upload of an entry begins; what it takes, or `null` if it is gone. Its bytes may be missing. */
  take(id: string): Promise<Taken | { bodiless: Entry } | null> {
    return this.connection.note(['saves', 'bodies', 'heads'], async tx => {
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
  foresee(entry: Entry): Promise<{ head: Head | null } | null> {
    return this.connection.read(async db => {
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

  /** See `IOutbox.archived`. */
  archived(...archived: ArchivedEntry): Promise<ArchivedAnswer> {
    return this.removal.ask(archived);
  }

  /** Of entries of different lanes: each takes about as long as an upload, and waits for the one before. */
  private readonly removal = new Together<ArchivedEntry, ArchivedAnswer>(archived =>
    this.connection.note(['saves', 'bodies', 'heads'], tx =>
      Promise.all(archived.map(each => removeOne(tx, each)))
    )
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

function sameTags(a: VersionTags, b: VersionTags | undefined): boolean {
  return a.name === b?.name && a.pinned === b.pinned;
}
