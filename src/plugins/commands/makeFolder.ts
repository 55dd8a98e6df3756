import type { Contents } from '@jupyterlab/services';
import { isMissing } from '../../model/isMissing';

/** Make the folder of a file and those above it, unless they are there. */
export async function makeFolderOf(contents: Contents.IManager, path: string): Promise<void> {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (contents.localPath(folder) === '' || (await exists(contents, folder))) {
    return;
  }
  await makeFolderOf(contents, folder);
  await contents.save(folder, { type: 'directory' });
}

/** Whether there is a file or folder. */
export async function exists(contents: Contents.IManager, path: string): Promise<boolean> {
  try {
    await contents.get(path, { content: false });
    return true;
  } catch (error) {
    if (isMissing(error)) {
      return false;
    }
    throw error;
  }
}
