import type { VersionTags } from '../model/versionTags';
import type { Connection } from './connection';
import type { Entry, Head, Taken } from './outbox';

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

/** Note that an upload of an entry begins; what it takes, or `null` if it is gone. */
export function takeEntry(connection: Connection, id: string): Promise<Taken | null> {
  return connection.note(['saves', 'bodies', 'heads'], async tx => {
    const [entry, body] = await Promise.all([
      tx.objectStore('saves').get(id),
      tx.objectStore('bodies').get(id)
    ]);
    if (entry?.stage !== 'entry' || !body) {
      return null;
    }
    const [head] = await Promise.all([
      tx.objectStore('heads').get([entry.bucket, entry.key]),
      tx.objectStore('saves').put({ ...entry, tried: true })
    ]);
    return { body, head: head ?? null };
  });
}

/** Remove an entry that was archived under `tags`; what it is called by now, if it is another name. */
export function removeArchived(
  connection: Connection,
  id: string,
  head: Head,
  tags: VersionTags | undefined
): Promise<VersionTags | null> {
  return connection.note(['saves', 'bodies', 'heads'], async tx => {
    const entry = await tx.objectStore('saves').get(id);
    if (entry?.stage === 'entry' && entry.tags && !sameTags(entry.tags, tags)) {
      return entry.tags;
    }
    await Promise.all([
      tx.objectStore('saves').delete(id),
      tx.objectStore('bodies').delete(id),
      tx.objectStore('heads').put(head)
    ]);
    return null;
  });
}

function sameTags(a: VersionTags, b: VersionTags | undefined): boolean {
  return a.name === b?.name && a.pinned === b.pinned;
}
