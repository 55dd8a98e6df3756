import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';
import { IBookstore } from '../tokens';
import { HistoryModel } from '../ui/history/historyModel';
import { HistoryPanel } from '../ui/history/historyPanel';
import type { NoteAction } from '../ui/history/panelNote';
import type { VersionRow } from '../ui/history/row';
import { CommandIds } from './commandIds';
import { FollowDocument } from './followDocument';
import { versionArgs, versionMenu } from './versionMenu';

/** Shows the versions of the document in front in a side panel. */
export const historyPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:history',
  description: 'Shows the versions of the document in front in a side panel.',
  autoStart: true,
  requires: [IBookstore, IDocumentManager],
  optional: [ILayoutRestorer, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    documents: IDocumentManager,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const model = new HistoryModel(bookstore);
    const follow = new FollowDocument(
      app.shell,
      documents,
      path => isArchived(bookstore, path),
      (path, isDirty) => {
        model.show(path);
        model.setDirty(isDirty);
      }
    );
    const panel = new HistoryPanel(model, actionsOf(app, bookstore, model, follow), trans);
    app.shell.add(panel, 'right', { rank: 750 });
    restorer?.add(panel, panel.id);
    addShow(app, model, panel, trans);
    palette?.addItem({ command: CommandIds.showHistory, category: trans.__('Bookstore') });
    follow.start();
    void bookstore.ready.then(() => follow.look());
  }
};

/** What is a version already has none. */
function isArchived(bookstore: IBookstore, path: string): boolean {
  try {
    return bookstore.placeOf(path) !== null;
  } catch {
    // Why it cannot be archived was said when it was saved.
    return false;
  }
}

function addShow(
  app: JupyterFrontEnd,
  model: HistoryModel,
  panel: HistoryPanel,
  trans: TranslationBundle
): void {
  app.commands.addCommand(CommandIds.showHistory, {
    label: args => (args.toolbar ? '' : trans.__('Show Version History')),
    caption: trans.__('Show the versions of this document'),
    icon: args => (args.toolbar ? historyIcon : undefined),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          path: { type: 'string', description: trans.__('Of a file that may be closed') }
        }
      }
    },
    execute: args => {
      if (typeof args.path === 'string') {
        model.show(args.path);
      }
      app.shell.activateById(panel.id);
      return model.newestVersion();
    }
  });
}

function actionsOf(
  { commands, shell }: JupyterFrontEnd,
  bookstore: IBookstore,
  model: HistoryModel,
  follow: FollowDocument
) {
  const chosen = ({ version }: VersionRow) => ({
    path: version.key === model.place?.key ? model.path : null,
    key: version.key,
    versionId: version.versionId
  });
  const openSettings = () => commands.execute('settingeditor:open', { query: 'Bookstore' });
  const retry = async () => {
    await bookstore.retry();
    model.reload();
  };
  const instead = (command: string, otherwise: () => Promise<unknown>) =>
    commands.hasCommand(command) ? commands.execute(command) : otherwise();
  const acts: Record<NoteAction, () => Promise<unknown>> = {
    settings: openSettings,
    retry,
    renew: () => instead('bookstore:enter-credentials', retry),
    check: () => instead('bookstore:check-setup', openSettings),
    save: () => commands.execute('docmanager:save')
  };
  return {
    open: (row: VersionRow) => {
      if (commands.hasCommand('bookstore:open-version')) {
        void commands.execute('bookstore:open-version', versionArgs(chosen(row)));
      }
    },
    openMenu: (row: VersionRow | null, x: number, y: number) =>
      versionMenu(commands, row && chosen(row)).open(x, y),
    focusDocument: () => follow.widget && shell.activateById(follow.widget.id),
    act: (action: NoteAction) => void acts[action]()
  };
}
