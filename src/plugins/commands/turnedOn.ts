import { askToEnable } from '../../ui/lifecycle/enableDialog';
import type { VersionCommandParts } from './parts';

/**
 * Whether publishing or scheduling is on. Both are off until somebody turned them on: the first
 * use asks.
 */
export async function turnedOn(
  { bookstore, trans }: VersionCommandParts,
  what: 'publishing' | 'scheduling',
  { title, body, confirmed }: { title: string; body: string; confirmed?: boolean }
): Promise<boolean> {
  if (bookstore.settings[what]) {
    return true;
  }
  const question = { title, body, accept: trans.__('Turn On') };
  const isWanted = confirmed === true || (await askToEnable(question, trans));
  if (isWanted) {
    await bookstore.change({ [what]: true });
  }
  return isWanted;
}
