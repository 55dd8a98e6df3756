import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { RejectedError } from '../model/errors';
import { lastPart } from '../model/key';
import { leavingOut } from '../model/leavingOut';
import type { IBookstore } from '../tokens';

export type ArchiveParts = {
  app: JupyterFrontEnd;
  bookstore: IBookstore;
  trans: TranslationBundle;
};

/**
 * Archive one file, or leave it out; with a notice that takes it back.
 * @throws RejectedError if that is not for one file alone to be set.
 */
export async function archive(parts: ArchiveParts, path: string, isWanted: boolean): Promise<void> {
  const { app, bookstore, trans } = parts;
  const selection = bookstore.selectionOf(path);
  if (isWanted === (selection === 'archived') && selection !== 'not-meant') {
    return;
  }
  if (selection === 'left-out-with-others') {
    throw new RejectedError(
      `“${path}” is left out with others, by “exclude” in the settings. Change it there.`
    );
  }
  if (selection === 'not-meant') {
    throw new RejectedError(
      `“${path}” is none of the files that are archived: see “include” in the settings.`
    );
  }
  const object = app.serviceManager.contents.localPath(path);
  await bookstore.change({ exclude: leavingOut(bookstore.settings.exclude, object, !isWanted) });
  const name = lastPart(path);
  const message = isWanted
    ? trans.__('“%1” is archived again.', name)
    : trans.__('“%1” is no longer archived. Its versions stay.', name);
  Notification.info(message, {
    autoClose: 10_000,
    actions: isWanted
      ? []
      : [{ label: trans.__('Undo'), callback: () => void archive(parts, path, true) }]
  });
}
