import type { Contents } from '@jupyterlab/services';
import { LOCAL_ID } from '../../archive/history';
import type { Place } from '../../capture/capture';
import { writeFile } from '../../capture/fileWriter';
import { RejectedError } from '../../model/errors';
import type { How } from '../../model/metadata';
import { compareAt } from '../../model/save';
import type { IBookstore, OpenBookstore } from '../../tokens';
import { untilStatus } from '../untilStatus';
import type { ChosenVersion } from './chooseVersion';

/** What a version was written as: the file's own newest version, and where it is. */
export type Written = {
  key: string;
  /** `local:<save>` while it waits; `null` if the file's saves are not archived. */
  versionId: string | null;
  path: string;
};

/**
 * Write a version's bytes to a file, as one version that tells where it is from.
 * @returns when disk and outbox are durable.
 * @throws what Jupyter throws if it cannot write the file.
 */
export async function writeVersion(
  { bookstore, contents }: { bookstore: OpenBookstore; contents: Contents.IManager },
  path: string,
  body: Blob,
  { how, from }: { how: How; from: Pick<ChosenVersion, 'key' | 'versionId'> }
): Promise<Written> {
  const { key } = bookstore.locate(path)!;
  const origin = { ...(key === from.key ? {} : { key: from.key }), versionId: from.versionId };
  const retract = bookstore.watcher.announce(path, { how, from: origin });
  try {
    const { last_modified: at } = await writeFile(contents, path, body);
    await untilCaptured(bookstore, path);
    return { key, versionId: await idOf(bookstore, path, at), path };
  } finally {
    retract();
  }
}

/** @throws RejectedError if no file of the user's can be at a path. */
export function requireWritable(bookstore: IBookstore, path: string): void {
  if (!bookstore.locate(path)) {
    throw new RejectedError(`Nothing can be written to “${path}”. Choose another path.`);
  }
}

/** Wait until no save of a file is on its way to the outbox. */
export async function untilCaptured(bookstore: IBookstore, path: string): Promise<void> {
  await untilStatus(bookstore, () => !bookstore.capture.isPending(path));
}

/**
 * The version that a save at this time became: waiting, or the newest; `null` if it is neither.
 * @param at - Jupyter's `last_modified`.
 */
export async function idOf(
  bookstore: OpenBookstore,
  path: string,
  at: string
): Promise<string | null> {
  const { outbox } = bookstore;
  const place = bookstore.placeOf(path);
  if (!place) {
    return null;
  }
  const rows = await outbox.rows(place.bucket, place.key);
  const row = rows.find(row => row.stage === 'entry' && row.at === at);
  if (row?.stage === 'entry') {
    return LOCAL_ID + row.save;
  }
  const head = await outbox.head(place);
  if (!head?.versionId) {
    return null;
  }
  if (head.newestAt === at) {
    return head.versionId;
  }
  // One that was archived late leaves the time of the newest as it was.
  const isLate = head.newestAt !== '' && compareAt(at, head.newestAt) < 0;
  const isIt = isLate && (await savedAt(bookstore, place, head.versionId)) === at;
  return isIt ? head.versionId : null;
}

async function savedAt(
  { history }: OpenBookstore,
  place: Place,
  versionId: string
): Promise<string | null> {
  try {
    return (await history.details(place, versionId, place.target)).at;
  } catch {
    // Nobody can tell now.
    return null;
  }
}
