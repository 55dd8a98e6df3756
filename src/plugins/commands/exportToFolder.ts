import type { Contents } from '@jupyterlab/services';
import type { ExportedFile } from '../../archive/exportedFiles';
import { writeFile } from '../../capture/fileWriter';
import { RejectedError } from '../../model/errors';
import { isMissing } from '../../model/isMissing';
import { makeFolderOf } from './makeFolder';
import type { VersionCommandParts } from './parts';
import { writeVersion } from './writeVersion';

/**
 * Write files into a folder that is not there or empty. If that fails, or the files end with an
 * error, what was written is taken away again.
 * @throws RejectedError if something else is there already; what `files` and Jupyter throw.
 */
export async function exportToFolder(
  parts: VersionCommandParts,
  folder: string,
  files: AsyncIterable<ExportedFile>
): Promise<void> {
  const { contents } = parts;
  const written: string[] = [];
  if (await makeFolder(contents, folder)) {
    written.push(folder);
  }
  try {
    for await (const { name, body, from } of files) {
      const path = `${folder}/${name}`;
      written.push(path);
      await (from
        ? writeVersion(parts, path, body, { how: 'clone', from })
        : writeFile(contents, path, body));
    }
  } catch (error) {
    await takeAway(contents, written);
    throw error;
  }
}

/** @returns Whether it was not there before. */
async function makeFolder(contents: Contents.IManager, folder: string): Promise<boolean> {
  const found = await contents.get(folder).catch((error: unknown) => {
    if (isMissing(error)) {
      return null;
    }
    throw error;
  });
  if (!found) {
    await makeFolderOf(contents, folder);
    await contents.save(folder, { type: 'directory' });
    return true;
  }
  if (found.type !== 'directory' || (found.content as unknown[]).length > 0) {
    throw new RejectedError(`“${folder}” is there already, and not empty. Choose another folder.`);
  }
  return false;
}

/** Newest first, so that the folder is empty when its turn comes. */
async function takeAway(contents: Contents.IManager, written: string[]): Promise<void> {
  for (const path of written.reverse()) {
    await contents.delete(path).catch((error: unknown) => {
      // The last one may not have been written.
      if (!isMissing(error)) {
        throw error;
      }
    });
  }
}
