import type { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { IBookstore } from '../tokens';
import { failureText, remedyOf } from '../ui/failureText';
import type { NoticeContent } from '../ui/notice';
import { CommandIds } from './commandIds';

export type FailureParts = {
  bookstore: IBookstore;
  commands: CommandRegistry;
  trans: TranslationBundle;
};

/** What failed, why, and what can be done about it. */
export function failureNotice(error: Error, parts: FailureParts): NoticeContent {
  return {
    message: failureText(error, parts.trans),
    type: 'error',
    actions: actionsFor(error, parts)
  };
}

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
