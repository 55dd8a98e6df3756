import {
  ILabStatus,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { part } from '../model/part';
import { IBookstore } from '../tokens';
import { StatusItem, StatusModel } from '../ui/statusItem';
import { CommandIds } from './commandIds';
import { StatusKeeper } from './statusKeeper';
import { addToldCommand, told } from './told';

/** Shows how archiving is doing, and what can be done about it. */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:status',
  description: 'Shows how archiving is doing, and what can be done about it.',
  autoStart: true,
  requires: [IBookstore],
  optional: [ILabStatus, IStatusBar, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    lab: ILabStatus | null,
    bar: IStatusBar | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const { commands, shell } = app;
    addRetry(commands, bookstore, trans);
    palette?.addItem({ command: CommandIds.retryUploads, category: trans.__('Bookstore') });

    const model = new StatusModel();
    const keeper = new StatusKeeper({ bookstore, commands, lab, model, shell, trans });
    keeper.start();
    bar?.registerStatusItem('jupyterlab-bookstore:status', {
      item: new StatusItem(model, at => void told(() => openMenu(app, trans, at))),
      align: 'right',
      rank: 25,
      isActive: () => model.text !== null,
      activeStateChanged: model.stateChanged
    });
  }
};

function addRetry(commands: CommandRegistry, bookstore: IBookstore, trans: TranslationBundle) {
  addToldCommand(commands, CommandIds.retryUploads, {
    label: trans.__('Retry Uploads'),
    caption: trans.__('Try to archive now what waits'),
    execute: () => bookstore.retry()
  });
}

async function openMenu(app: JupyterFrontEnd, trans: TranslationBundle, at: DOMRect) {
  const { openStatusMenu } = await part(import('./statusMenu'));
  openStatusMenu(app.commands, trans, at);
}
