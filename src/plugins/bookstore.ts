import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IBookstore } from '../tokens';
import { addBaseStyle } from './baseStyle';
import { BookstoreService } from './bookstoreService';
import { scopeOf } from './scope';
import { SettingsSource } from './settingsSource';
import { untilLoaded } from './untilLoaded';
import { stableUserName } from './userName';

const ID = 'jupyterlab-bookstore:plugin';

/** Archives every save. */
export const bookstorePlugin: JupyterFrontEndPlugin<IBookstore> = {
  id: ID,
  description: 'Makes every save of a notebook a version in a bucket.',
  autoStart: true,
  requires: [IDocumentManager, ISettingRegistry],
  optional: [IDefaultFileBrowser, ITranslator],
  provides: IBookstore,
  activate: (
    app: JupyterFrontEnd,
    documents: IDocumentManager,
    registry: ISettingRegistry,
    browser: IDefaultFileBrowser | null,
    translator: ITranslator | null
  ): IBookstore => {
    addBaseStyle();
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const { contents, serverSettings, user } = app.serviceManager;
    const loading = {
      wait: (delayMs: number) => new Promise<void>(resolve => setTimeout(resolve, delayMs)),
      report: (error: Error) => service.failed.emit(error)
    };
    const service = new BookstoreService({
      contents,
      server: serverSettings,
      registry: app.docRegistry,
      commands: app.commands,
      scope: scopeOf(serverSettings.baseUrl),
      currentPath: () => {
        const widget = app.shell.currentWidget;
        return (widget && documents.contextForWidget(widget)?.path) ?? null;
      },
      confirmTarget: async (next, current) => {
        const { confirmTarget } = await untilLoaded(() => import('./confirmTarget'), loading);
        return confirmTarget(trans, next, current);
      }
    });
    if (browser) {
      service.watcher.watchUploads(browser.model);
    }
    const settings = registry.load(ID).then(
      registered => new SettingsSource(registered),
      async reason => {
        const { UnreadSettings } = await untilLoaded(() => import('./unreadSettings'), loading);
        return new UnreadSettings(reason);
      }
    );
    Promise.all([settings, stableUserName(user).catch(() => null)])
      .then(([source, name]) => service.start(source, name))
      .catch((error: Error) => service.failed.emit(error));
    return service;
  }
};
