import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IBookstore } from '../tokens';
import { CommandIds } from './commandIds';
import type { NoticeParts } from './noticeParts';
import { addToldCommand } from './told';

/** Tells what this browser no longer keeps, and clears what it keeps. */
export const localDataPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:local-data',
  description: 'Tells what this browser no longer keeps, and clears what it keeps.',
  autoStart: true,
  requires: [IBookstore],
  optional: [ICommandPalette, ITranslator],
  activate: (
    { commands }: JupyterFrontEnd,
    bookstore: IBookstore,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    addToldCommand(commands, CommandIds.clearLocal, {
      label: trans.__('Clear Local Data…'),
      caption: trans.__('Remove from this browser all that is kept in it of your notebooks'),
      execute: async args => {
        const { clearLocal } = await import('./clearLocal');
        return clearLocal({ bookstore, commands, trans }, args.confirmed === true);
      }
    });
    palette?.addItem({ command: CommandIds.clearLocal, category: trans.__('Bookstore') });
    tellOnce({ bookstore, commands, trans });
  }
};

/** Say once in a session that older saves were dropped; the panel goes on saying it. */
function tellOnce(parts: NoticeParts): void {
  const { thinned } = parts.bookstore;
  const tell = async () => {
    const { thinnedNotice } = await import('./thinnedNotice');
    thinned.disconnect(begin);
    await thinnedNotice(parts);
  };
  // Where it cannot be loaded, it is said the next time.
  const begin = () => void tell().catch(() => undefined);
  thinned.connect(begin);
}
