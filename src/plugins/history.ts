import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';
import { IBookstore } from '../tokens';
import { HistoryPanel } from '../ui/history/historyPanel';
import { CommandIds } from './commandIds';
import { FollowDocument } from './followDocument';
import { withSelectedFile } from './selectedFile';
import { addToldCommand } from './told';

/** Shows the versions of the document in front in a side panel. */
export const historyPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:history',
  description: 'Shows the versions of the document in front in a side panel.',
  autoStart: true,
  requires: [IBookstore, IDocumentManager],
  optional: [ILayoutRestorer, ICommandPalette, ITranslator, IFileBrowserFactory],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    documents: IDocumentManager,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    browsers: IFileBrowserFactory | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const panel = new HistoryPanel(async () => {
      const { panelContent } = await import('./panelContent');
      return panelContent(app, await bookstore.opened(), follow);
    }, trans);
    const follow = new FollowDocument(
      app.shell,
      documents,
      path => hasVersions(bookstore, path),
      (path, isDirty) => panel.follow(path, isDirty)
    );
    app.shell.add(panel, 'right', { rank: 750 });
    restorer?.add(panel, panel.id);
    addShow(app, panel, browsers, trans);
    addFirstSteps(app, bookstore, panel, trans);
    for (const command of [CommandIds.showHistory, CommandIds.firstSteps]) {
      palette?.addItem({ command, category: trans.__('Bookstore') });
    }
    follow.start();
    void bookstore.ready.then(() => follow.look());
  }
};

/** What is a version already has none; what is left out may have some. */
function hasVersions(bookstore: IBookstore, path: string): boolean {
  try {
    return bookstore.selectionOf(path) !== 'not-meant' && bookstore.locate(path) !== null;
  } catch {
    // Why it cannot be archived was said when it was saved.
    return false;
  }
}

function addShow(
  app: JupyterFrontEnd,
  panel: HistoryPanel,
  browsers: IFileBrowserFactory | null,
  trans: TranslationBundle
): void {
  addToldCommand(app.commands, CommandIds.showHistory, {
    label: args => (args.toolbar ? '' : trans.__('Show Version History')),
    caption: trans.__('Show the versions of this document'),
    icon: args => (args.toolbar ? historyIcon : undefined),
    execute: async args => {
      app.shell.activateById(panel.id);
      return panel.showFile(withSelectedFile(args, browsers));
    }
  });
}

function addFirstSteps(
  { commands, shell }: JupyterFrontEnd,
  bookstore: IBookstore,
  panel: HistoryPanel,
  trans: TranslationBundle
): void {
  addToldCommand(commands, CommandIds.firstSteps, {
    label: trans.__('Show First Steps'),
    caption: trans.__('Set up a bucket, step by step'),
    execute: async () => {
      shell.activateById(panel.id);
      await bookstore.ready;
      await bookstore.targetKnown();
      return { steps: await panel.showFirstSteps(await bookstore.status()) };
    }
  });
}
