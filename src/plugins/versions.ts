import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { NotebookPanel } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IBookstore } from '../tokens';
import { VersionDrive } from '../ui/versionDrive';
import { VersionNotebooks } from '../ui/versionNotebooks';
import { VersionViews } from '../ui/versionViews';
import { Notice } from '../ui/notice';
import { addCloneVersion } from './cloneVersion';
import { CommandIds } from './commandIds';
import { addOpenVersion } from './openVersion';
import { addRestoreVersion } from './restoreVersion';
import { VersionBytes } from './versionBytes';

/** What the palette offers. */
const OFFERED = [CommandIds.openVersion, CommandIds.restoreVersion, CommandIds.cloneVersion];

/** Opens versions, and brings them back. */
export const versionsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:versions',
  description: 'Opens versions of notebooks, and brings them back.',
  autoStart: true,
  requires: [
    IBookstore,
    IDocumentManager,
    IRenderMimeRegistry,
    IEditorServices,
    NotebookPanel.IContentFactory
  ],
  optional: [ILayoutRestorer, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    documents: IDocumentManager,
    rendermime: IRenderMimeRegistry,
    editors: IEditorServices,
    contentFactory: NotebookPanel.IContentFactory,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const { commands, shell, serviceManager: services } = app;
    const bytes = new VersionBytes(bookstore);
    services.contents.addDrive(
      new VersionDrive(services.serverSettings, version => bytes.read(version))
    );
    const notebooks = new VersionNotebooks({
      services,
      registry: app.docRegistry,
      rendermime,
      contentFactory,
      editors,
      translator: translator ?? nullTranslator
    });
    const report = new Notice();
    const views = new VersionViews({
      shell,
      notebooks,
      trans,
      actions: version => {
        const action = (label: string, command: string) => ({
          label,
          run: () => {
            report.clear();
            commands.execute(command, version).catch(({ message }: Error) => {
              report.show({ message, type: 'error', actions: [] });
            });
          }
        });
        return [
          action(trans.__('Restore…'), CommandIds.restoreVersion),
          action(trans.__('Clone'), CommandIds.cloneVersion)
        ];
      }
    });
    const active = () => {
      const widget = shell.currentWidget;
      const path = widget && documents.contextForWidget(widget)?.path;
      return views.active() ?? (path ? { path } : null);
    };
    const { contents } = services;
    const parts = { commands, bookstore, bytes, views, active, trans, contents, documents, shell };
    const category = trans.__('Bookstore');
    for (const add of [addOpenVersion, addRestoreVersion, addCloneVersion]) {
      add(parts);
    }
    for (const command of OFFERED) {
      palette?.addItem({ command, category });
    }
    void restorer?.restore(views.tracker, {
      command: CommandIds.openVersion,
      args: widget => ({ ...views.refOf(widget) }),
      name: widget => widget.id
    });
  }
};
