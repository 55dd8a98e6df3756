import type { Notification } from '@jupyterlab/apputils';
import { failureText, remedyOf } from '../ui/failureText';
import type { NoticeContent } from '../ui/notice';
import { CommandIds } from './commandIds';
import type { NoticeParts } from './noticeParts';

/** What failed, why, and what can be done about it. */
export function failureNotice(error: Error, parts: NoticeParts): NoticeContent {
  return {
    message: failureText(error, parts.trans),
    type: 'error',
    actions: actionsFor(error, parts)
  };
}

/** What can be done about a failure; commands that nobody registered are left out. */
function actionsFor(
  error: Error,
  { bookstore, commands, trans }: NoticeParts
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
