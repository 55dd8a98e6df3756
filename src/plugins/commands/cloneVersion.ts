import { FileDialog } from '@jupyterlab/filebrowser';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import { RejectedError } from '../../model/errors';
import { datedName } from '../../model/fileName';
import { lastPart } from '../../model/key';
import { chooseVersion, type ChosenVersion, type VersionArgs } from './chooseVersion';
import { exists, makeFolderOf } from './makeFolder';
import type { VersionCommandParts } from './parts';
import { requireWritable, writeVersion, type Written } from './writeVersion';

/** `bookstore:clone-version`: a new file with a version's bytes, opened. */
export async function cloneVersion(
  parts: VersionCommandParts,
  args: VersionArgs & { to?: string }
): Promise<Written | null> {
  const { bookstore, bytes, contents, documents, active } = parts;
  const version = await chooseVersion(bookstore, args, active);
  const { at } = await bookstore.history.details(version, version.versionId, version.target);
  const path = await placeFor(parts, version, at, args.to);
  if (path === null) {
    return null;
  }
  const body = await bytes.read(version);
  await makeFolderOf(contents, path);
  const written = await writeVersion(parts, path, body, { how: 'clone', from: version });
  documents.openOrReveal(path);
  return written;
}

/** Where the new file comes to be, which is not there yet; `null` if a person does not want one. */
async function placeFor(
  parts: VersionCommandParts,
  { key, path }: ChosenVersion,
  at: string,
  to: string | undefined
): Promise<string | null> {
  const { contents } = parts;
  if (to !== undefined) {
    return onlyIfFree(parts, to);
  }
  if (path !== null) {
    return freePath(contents, path, at);
  }
  const wanted = await askWhere(parts, key);
  const isTaken = wanted !== null && (await exists(contents, wanted));
  return isTaken ? freePath(contents, wanted, at) : wanted;
}

/**
 * Next to what is not ours there is no place of ours: ask for a folder.
 * @returns The path of a file of the same name in it; `null` if the person does not want one.
 */
async function askWhere(
  { documents, trans, translator }: VersionCommandParts,
  key: string
): Promise<string | null> {
  const { button, value } = await FileDialog.getExistingDirectory({
    manager: documents,
    title: trans.__('Clone “%1” into a folder', lastPart(key)),
    label: trans.__('Nothing is overwritten: if the name is taken, the clone gets another one.'),
    translator
  });
  const folder = value?.[0]?.path;
  return button.accept && folder !== undefined ? PathExt.join(folder, lastPart(key)) : null;
}

/** @throws RejectedError if no file can be at the path that was asked for, or there is one. */
async function onlyIfFree(
  { bookstore, contents }: VersionCommandParts,
  to: string
): Promise<string> {
  requireWritable(bookstore, to);
  if (await exists(contents, to)) {
    throw new RejectedError(`There is a file “${to}” already. Choose another name.`);
  }
  return to;
}

/** A path beside `original` at which there is no file. */
async function freePath(
  contents: Contents.IManager,
  original: string,
  at: string
): Promise<string> {
  for (let count = 1; ; count++) {
    const path = datedName(original, at, count);
    if (!(await exists(contents, path))) {
      return path;
    }
  }
}
