import { InputDialog } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import { RejectedError } from '../../model/errors';
import { datedName } from '../../model/fileName';
import { lastPart } from '../../model/key';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { writeVersion, type Written } from './writeVersion';

/** `bookstore:clone-version`: a new file with a version's bytes, opened. */
export async function cloneVersion(
  parts: VersionCommandParts,
  args: VersionArgs & { to?: string }
): Promise<Written | null> {
  const { bookstore, bytes, contents, documents, active } = parts;
  const version = await chooseVersion(bookstore, args, active);
  // Next to what is not ours there is no place of ours.
  const to = args.to ?? (version.path === null ? await askWhere(parts, version.key) : undefined);
  if (to === null) {
    return null;
  }
  const [body, { at }] = await Promise.all([
    bytes.read(version),
    bookstore.history.details(version, version.versionId, version.target)
  ]);
  const path = await freePath(contents, to, version.path ?? lastPart(version.key), at);
  await makeFolder(contents, folderOf(path));
  const written = await writeVersion(parts, path, body, { how: 'clone', from: version });
  documents.openOrReveal(path);
  return written;
}

/** Ask for the path of the new file; `null` if the person does not want one. */
async function askWhere({ trans }: VersionCommandParts, key: string): Promise<string | null> {
  const name = lastPart(key);
  const { button, value } = await InputDialog.getText({
    title: trans.__('Clone “%1”', name),
    label: trans.__('Path of the new notebook, with its folder'),
    text: name,
    okLabel: trans.__('Clone')
  });
  const path = value?.trim().replace(/^\/+/, '') ?? '';
  return button.accept && path !== '' ? path : null;
}

/**
 * A path at which there is no file.
 * @throws RejectedError if there is one at the path that was asked for.
 */
async function freePath(
  contents: Contents.IManager,
  to: string | undefined,
  original: string,
  at: string
): Promise<string> {
  if (to !== undefined) {
    if (await exists(contents, to)) {
      throw new RejectedError(`There is a file “${to}” already. Choose another name.`);
    }
    return to;
  }
  for (let count = 1; ; count++) {
    const path = datedName(original, at, count);
    if (!(await exists(contents, path))) {
      return path;
    }
  }
}

async function exists(contents: Contents.IManager, path: string): Promise<boolean> {
  try {
    await contents.get(path, { content: false });
    return true;
  } catch (error) {
    if ((error as { response?: Response }).response?.status === 404) {
      return false;
    }
    throw error;
  }
}

/** Make a folder and those above it, unless they are there. */
async function makeFolder(contents: Contents.IManager, folder: string): Promise<void> {
  if (contents.localPath(folder) === '' || (await exists(contents, folder))) {
    return;
  }
  await makeFolder(contents, folderOf(folder));
  await contents.save(folder, { type: 'directory' });
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
