import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { NotebookPanel } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { IBookstore } from '../tokens';
import type { ComparedRef } from '../ui/compare/compareTabs';
import { OpenTabs } from '../ui/openTabs';
import { OpenVersions } from '../ui/openVersions';
import { VersionDrive, type VersionRef } from '../ui/versionDrive';
import { CommandIds } from './commandIds';
import { once } from '../model/once';
import { part } from '../model/part';
import { reopened } from './reopened';
import { withSelectedFile } from './selectedFile';
import { addToldCommand } from './told';
import { IVersionCommands, versionCommands, type VersionCommand } from './versionCommands';

/** For Lab's restorer alone. */
const REOPEN_VERSION = 'bookstore:reopen-version';
const REOPEN_COMPARISON = 'bookstore:reopen-comparison';

/** Opens versions, and brings them back. */
export const versionsPlugin: JupyterFrontEndPlugin<IVersionCommands> = {
  id: 'jupyterlab-bookstore:versions',
  description: 'Opens versions of notebooks, and brings them back.',
  autoStart: true,
  provides: IVersionCommands,
  requires: [
    IBookstore,
    IDocumentManager,
    IRenderMimeRegistry,
    IEditorServices,
    NotebookPanel.IContentFactory
  ],
  optional: [
    ILayoutRestorer,
    ICommandPalette,
    ITranslator,
    IFileBrowserFactory,
    IEditorLanguageRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    documents: IDocumentManager,
    rendermime: IRenderMimeRegistry,
    editors: IEditorServices,
    contentFactory: NotebookPanel.IContentFactory,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translatorOfLab: ITranslator | null,
    browsers: IFileBrowserFactory | null,
    languages: IEditorLanguageRegistry | null
  ): IVersionCommands => {
    const translator = translatorOfLab ?? nullTranslator;
    const { commands, serviceManager: services } = app;
    const open = new OpenVersions();
    const compared = new OpenTabs<ComparedRef>('bookstore-comparisons');
    const load = once(async () => {
      const { createParts, reopenPair, run } = await part(import('./commands'));
      const given = { app, documents, rendermime, editors, contentFactory, languages };
      const lab = { ...given, open, compared, translator, bookstore: await bookstore.opened() };
      return { parts: createParts(lab), reopenPair, run };
    });
    const read = async (version: VersionRef) => (await load()).parts.bytes.read(version);
    services.contents.addDrive(new VersionDrive(services.serverSettings, read));
    const trans = translator.load('jupyterlab_bookstore');
    const category = trans.__('Bookstore');
    const add = ({ id, isHidden, showsProgress = false, ...options }: VersionCommand) => {
      const execute = async (args: ReadonlyPartialJSONObject) => {
        const { parts, run } = await load();
        return run(parts, id, withSelectedFile(args, browsers));
      };
      addToldCommand(commands, id, { ...options, execute }, showsProgress);
      if (!isHidden) {
        palette?.addItem({ command: id, category });
      }
    };
    versionCommands(trans).forEach(add);
    commands.addCommand(REOPEN_VERSION, {
      label: trans.__('Reopen a Version'),
      caption: trans.__('Open again what was open before this page was loaded'),
      describedBy: { args: { type: 'object' } },
      execute: args => reopened(commands.execute(CommandIds.openVersion, args))
    });
    void restorer?.restore(open.tracker, {
      command: REOPEN_VERSION,
      args: widget => ({ ...open.refOf(widget) }),
      name: widget => widget.id
    });
    commands.addCommand(REOPEN_COMPARISON, {
      label: trans.__('Reopen a Comparison'),
      caption: trans.__('Compare again what was compared before this page was loaded'),
      describedBy: { args: { type: 'object' } },
      execute: async ref => {
        const { parts, reopenPair } = await load();
        await reopenPair(parts, ref as ComparedRef);
      }
    });
    void restorer?.restore(compared.tracker, {
      command: REOPEN_COMPARISON,
      args: widget => ({ ...compared.refOf(widget) }),
      name: widget => widget.id
    });
    return { add: added => added.forEach(add) };
  }
};
