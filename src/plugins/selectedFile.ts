import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

/** A command that is also in the file browser's context menu takes this. */
export const CONTEXT_MENU = {
  isContextMenu: { type: 'boolean', description: 'Of the file selected in the file browser' }
};

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
