import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IEditorServices } from '@jupyterlab/codeeditor';
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import type { OpenBookstore } from '../../tokens';
import type { ComparedRef } from '../../ui/compare/compareTabs';
import type { OpenTabs } from '../../ui/openTabs';
import type { OpenedVersion, OpenVersions } from '../../ui/openVersions';
import type { BannerAction } from '../../ui/versionBanner';
import { VersionNotebooks } from '../../ui/versionNotebooks';
import { VersionViews } from '../../ui/versionViews';
import { CommandIds } from '../commandIds';
import { once } from '../../model/once';
import { part } from '../../model/part';
import type { VersionCommandParts } from './parts';
import { VersionBytes } from './versionBytes';
import '../../../style/dialogs.css';
import '../../../style/version.css';

/** What Lab gives to the plugin of the commands on versions. */
export type LabParts = {
  app: JupyterFrontEnd;
  bookstore: OpenBookstore;
  documents: IDocumentManager;
  rendermime: IRenderMimeRegistry;
  editors: IEditorServices;
  languages: IEditorLanguageRegistry | null;
  contentFactory: NotebookPanel.IContentFactory;
  translator: ITranslator;
  open: OpenVersions;
  compared: OpenTabs<ComparedRef>;
};

export function createParts(lab: LabParts): VersionCommandParts {
  const { app, bookstore, documents, translator, open } = lab;
  const { shell, serviceManager: services } = app;
  const trans = translator.load('jupyterlab_bookstore');
  const notebooks = new VersionNotebooks({ ...lab, services, registry: app.docRegistry });
  const actions = bannerActions(lab);
  const views = new VersionViews({ shell, open, notebooks, trans, actions });
  return {
    app,
    bookstore,
    bytes: new VersionBytes(bookstore),
    contents: services.contents,
    documents,
    views,
    compareTabs: once(() => createCompareTabs(lab)),
    active: () => {
      const widget = shell.currentWidget;
      const path = widget && documents.contextForWidget(widget)?.path;
      return open.refOf(widget) ?? (path ? { path } : null);
    },
    trans,
    translator
  };
}

/** What stands above an opened version. */
function bannerActions({ app, translator }: LabParts): (version: OpenedVersion) => BannerAction[] {
  const trans = translator.load('jupyterlab_bookstore');
  return version => {
    const action = (label: string, command: string): BannerAction => ({
      label,
      run: () => void app.commands.execute(command, version)
    });
    const actions = [
      action(trans.__('Compare'), CommandIds.compareVersions),
      action(trans.__('Clone'), CommandIds.cloneVersion)
    ];
    // What was published is no file here that could be what it was again.
    return version.path === undefined
      ? actions
      : [action(trans.__('Restore…'), CommandIds.restoreVersion), ...actions];
  };
}

async function createCompareTabs({ app, translator, languages, compared }: LabParts) {
  const { CompareTabs } = await part(import('../../ui/compare/compareTabs'));
  const voice = { trans: translator.load('jupyterlab_bookstore'), languages };
  return new CompareTabs({ shell: app.shell, voice, open: compared });
}
