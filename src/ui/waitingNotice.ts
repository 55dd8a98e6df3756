import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Notice } from './notice';

/** How long somebody waits before they are told that it goes on, in milliseconds. */
const UNTOLD_MS = 3_000;

/** Says that something is still at work, unless a dialog stands before it. */
export class WaitingNotice {
  constructor(private readonly trans: TranslationBundle) {}

  /** Say so until it is over, however it ends. */
  follow(running: Promise<unknown>): void {
    const notice = new Notice();
    const look = () => {
      if (Dialog.tracker.size > 0) {
        return notice.clear();
      }
      const message = this.trans.__('Waiting for an answer…');
      notice.show({ message, type: 'in-progress', actions: [] });
    };
    const timer = setInterval(look, UNTOLD_MS);
    const end = () => {
      clearInterval(timer);
      notice.clear();
    };
    running.then(end, end);
  }
}
