import type { Notification } from '@jupyterlab/apputils';
import type { Status } from '../archive/status';
import { elsewhereText, moveLabel } from '../ui/elsewhereText';
import type { NoticeContent } from '../ui/notice';
import { CommandIds } from './commandIds';
import type { NoticeParts } from './noticeParts';

type Paused = Extract<Status, { kind: 'paused' }>;

/** Why uploads pause, how much waits, and what can be done about it. */
export function pauseNotice(status: Paused, parts: NoticeParts): NoticeContent {
  const { trans } = parts;
  const { message: cause } = status.error;
  const message = status.isStranded ? `${cause} ${elsewhereText(trans)}` : cause;
  const waiting = trans._n(
    '%1 save waits in this browser.',
    '%1 saves wait in this browser.',
    status.waiting
  );
  return {
    message: status.waiting > 0 ? `${message} ${waiting}` : message,
    type: 'error',
    actions: actionsFor(status, parts)
  };
}

function actionsFor(
  { error, isStranded }: Paused,
  { bookstore, commands, trans }: NoticeParts
): Notification.IAction[] {
  const { name, check } = error;
  const action = (label: string, command: string, args = {}): Notification.IAction => ({
    label,
    callback: event => {
      event.preventDefault();
      void commands.execute(command, args);
    }
  });
  if (name === 'CredentialsError' && bookstore.settings.credentials.provider === 'prompt') {
    const label = check ? trans.__('Enter Credentials…') : trans.__('Renew…');
    return [action(label, CommandIds.enterCredentials)];
  }
  const retry = action(trans.__('Retry'), CommandIds.retryUploads);
  if (isStranded) {
    return [action(moveLabel(trans), CommandIds.moveWaiting), retry];
  }
  return [
    retry,
    action(trans.__('Check Set-Up'), CommandIds.checkSetup),
    action(trans.__('Settings'), 'settingeditor:open', { query: 'Bookstore' })
  ];
}
