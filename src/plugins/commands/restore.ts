import type { Contents } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import { thereAgain } from '../../capture/thereAgain';
import { RejectedError } from '../../model/errors';
import { openContexts, type Context } from '../../ui/openContexts';
import type { ChosenVersion } from './chooseVersion';
import { isSavedBy } from './isSavedBy';
import { makeFolderOf } from './makeFolder';
import type { VersionCommandParts } from './parts';
import { untilCaptured, writeVersion, type Written } from './writeVersion';

type RestoreParts = Pick<VersionCommandParts, 'app' | 'bookstore' | 'contents' | 'documents'>;

/**
 * Make a file what it was in a version, also one whose folder is gone. What is unsaved becomes a
 * version first, and restoring is one more: nothing is lost by it, and restoring the version before
 * undoes it.
 * @throws RejectedError if a document of the file cannot be saved first.
 */
export async function restore(
  parts: RestoreParts,
  version: ChosenVersion & { path: string },
  body: Blob
): Promise<Written> {
  const { bookstore } = parts;
  const { path } = version;
  await makeFolderOf(parts.contents, path);
  await saveUnsaved(parts, path);
  await untilCaptured(bookstore, path);
  const written = await writeVersion(parts, path, body, { how: 'restore', from: version });
  for (const context of contextsOf(parts, path)) {
    await reload(parts, context);
  }
  return written;
}

/**
 * Save what is unsaved of a file.
 * @returns Jupyter's `last_modified` of the last save; `null` if nothing was unsaved, or nobody knows.
 * @throws RejectedError if that fails.
 */
export async function saveUnsaved(parts: RestoreParts, path: string): Promise<string | null> {
  let at: string | null = null;
  for (const context of contextsOf(parts, path)) {
    const { model } = context;
    if (!model.dirty) {
      continue;
    }
    if (!(await isSavedBy(context, () => context.save()))) {
      throw new RejectedError(`“${path}” has changes that could not be saved; restore it after.`);
    }
    // Of a shared document it is that of whichever save was heard of.
    at = model.collaborative ? null : (context.contentsModel?.last_modified ?? null);
  }
  return at;
}

async function reload({ bookstore, contents }: RestoreParts, context: Context): Promise<void> {
  const { model, path } = context;
  const read = (as: Contents.IFetchOptions) =>
    thereAgain(() => contents.get(path, { ...as, content: true }));
  if (!model.collaborative) {
    await context.revert();
  } else if (context.contentsModel?.type === 'notebook') {
    // Reverting does nothing here, and a room that still held what it held could write it again.
    const now = await read({ type: 'notebook', format: 'json' });
    model.fromJSON(now.content as JSONObject);
  } else {
    const now = await read({ type: 'file', format: 'text' });
    model.fromString(now.content as string);
  }
  // Else autosave would write the file once more, in Lab's own words.
  model.dirty = false;
  bookstore.watcher.reloaded(path);
}

function contextsOf({ documents, app }: RestoreParts, path: string): Set<Context> {
  return openContexts(app.shell, documents, path);
}
