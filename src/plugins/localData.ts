import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { IBookstore } from '../tokens';
import { Notice } from '../ui/notice';
import { thinnedText } from '../ui/thinnedText';
import { CommandIds } from './commandIds';
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
    tellOnce(bookstore, commands, trans);
  }
};

/** Say once in a session that older saves were dropped; the panel goes on saying it. */
function tellOnce(
  bookstore: IBookstore,
  commands: CommandRegistry,
  trans: TranslationBundle
): void {
  const settings = {
    label: trans.__('Set Up a Bucket…'),
    callback: () => void commands.execute('settingeditor:open', { query: 'Bookstore' })
  };
  const tell = async () => {
    bookstore.thinned.disconnect(begin);
    const thinned = await bookstore.outbox.thinned();
    if (thinned) {
      const message = thinnedText(thinned, bookstore.settings.localLimitMb, trans);
      new Notice().show({ message, type: 'warning', actions: [settings] });
    }
  };
  const begin = () => void tell();
  bookstore.thinned.connect(begin);
}
