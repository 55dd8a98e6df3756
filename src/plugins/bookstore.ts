import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { describeTarget, type Target } from '../model/target';
import { IBookstore } from '../tokens';
import { addBaseStyle } from './baseStyle';
import { BookstoreService } from './bookstoreService';
import { scopeOf } from './scope';
import { SettingsSource } from './settingsSource';
import { UnreadSettings } from './unreadSettings';
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
      confirmTarget: (next, current) => confirmTarget(trans, next, current)
    });
    if (browser) {
      service.watcher.watchUploads(browser.model);
    }
    const settings = registry.load(ID).then(
      registered => new SettingsSource(registered),
      reason => new UnreadSettings(reason)
    );
    Promise.all([settings, stableUserName(user).catch(() => null)])
      .then(([source, name]) => service.start(source, name))
      .catch((error: Error) => service.failed.emit(error));
    return service;
  }
};

async function confirmTarget(
  trans: TranslationBundle,
  next: Target,
  current: Target
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Archive to another bucket?'),
    body: trans.__(
      'From now on your saves go to %1 instead of %2. What waits for the old bucket still goes there.',
      describeTarget(next),
      describeTarget(current)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Keep the Old One') }),
      Dialog.okButton({ label: trans.__('Archive There') })
    ]
  });
  return button.accept;
}
