import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IBookstore } from '../tokens';
import { Notice, type NoticeContent } from '../ui/notice';
import { serverAwayText } from '../ui/serverAwayText';
import { WaitingNotice } from '../ui/waitingNotice';
import type { NoticeParts } from './noticeParts';
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
        void contentOf(error, { bookstore, commands, trans }).then(content => notice.show(content))
    });
  }
};

/** What to say of a failure; what knows the words cannot be loaded while Jupyter is away. */
async function contentOf(error: Error, parts: NoticeParts): Promise<NoticeContent> {
  try {
    const { failureNotice } = await import('./failureNotice');
    return failureNotice(error, parts);
  } catch {
    return { message: serverAwayText(parts.trans), type: 'error', actions: [] };
  }
}
