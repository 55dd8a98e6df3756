import { Notice } from '../ui/notice';
import { thinnedText } from '../ui/thinnedText';
import type { NoticeParts } from './noticeParts';

/** Say what was dropped of the local saves, and how nothing more would be. */
export async function thinnedNotice({ bookstore, commands, trans }: NoticeParts): Promise<void> {
  const thinned = await bookstore.outbox.thinned();
  if (thinned) {
    const settings = {
      label: trans.__('Set Up a Bucket…'),
      callback: () => void commands.execute('settingeditor:open', { query: 'Bookstore' })
    };
    const message = thinnedText(thinned, bookstore.settings.localLimitMb, trans);
    new Notice().show({ message, type: 'warning', actions: [settings] });
  }
}
