import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { failureText, remedyOf } from '../ui/failureText';
import { IBookstore } from '../tokens';
import { Notice } from '../ui/notice';
import { WaitingNotice } from '../ui/waitingNotice';
import { CommandIds } from './commandIds';
import { onUntold } from './told';

/** Tells a person why what they asked for failed. */
export const failuresPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:failures',
  description: 'Tells a person why what they asked for failed.',
  autoStart: true,
  requires: [IBookstore],
  optional: [ITranslator],
  activate: (
    { commands }: JupyterFrontEnd,
    bookstore: IBookstore,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const notice = new Notice();
    const waiting = new WaitingNotice(trans);
    onUntold({
      begun: (running, showsProgress) => {
        notice.clear();
        if (!showsProgress) {
          waiting.follow(running);
        }
      },
      failed: error =>
        notice.show({
          message: failureText(error, trans),
          type: 'error',
          actions: actionsFor(error, { bookstore, commands, trans })
        })
    });
  }
};

type FailureParts = { bookstore: IBookstore; commands: CommandRegistry; trans: TranslationBundle };

/** What can be done about a failure; commands that nobody registered are left out. */
function actionsFor(
  error: Error,
  { bookstore, commands, trans }: FailureParts
): Notification.IAction[] {
  const remedy = remedyOf(error);
  const offered: [label: string, command: string, args?: { query: string }][] = [];
  if (remedy === 'renew') {
    const isEntered = bookstore.settings.credentials.provider === 'prompt';
    offered.push(
      isEntered
        ? [trans.__('Enter Keys…'), CommandIds.enterCredentials]
        : [trans.__('Renew Keys'), CommandIds.retryUploads]
    );
  }
  if (remedy) {
    offered.push([trans.__('Check Set-Up'), CommandIds.checkSetup]);
    offered.push([trans.__('Settings'), 'settingeditor:open', { query: 'Bookstore' }]);
  }
  return offered
    .filter(([, command]) => commands.hasCommand(command))
    .map(([label, command, args]) => ({
      label,
      callback: () => void commands.execute(command, args)
    }));
}
