import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

/** Arguments with the path of the file that is selected, if they come from its context menu. */
export function withSelectedFile(
  args: ReadonlyPartialJSONObject,
  browsers: IFileBrowserFactory | null
): ReadonlyPartialJSONObject {
  if (args.isContextMenu !== true) {
    return args;
  }
  const [file] = browsers?.tracker.currentWidget?.selectedItems() ?? [];
  return file ? { ...args, path: file.path } : args;
}
