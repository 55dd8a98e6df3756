import type { TranslationBundle } from '@jupyterlab/translation';
import type { Thinned } from '../archive/status';

/** Say which local saves were dropped, and what for. */
export function thinnedText(
  { isFull, isManual }: Thinned,
  limitMb: number,
  trans: TranslationBundle
): string {
  const what = isManual ? trans.__('Older versions') : trans.__('Older autosaves');
  return isFull
    ? trans.__(
        '%1 were removed: this browser has no room left. Set a bucket to keep everything.',
        what
      )
    : trans.__(
        '%1 were removed to stay within %2 MB. Set a bucket to keep everything.',
        what,
        limitMb
      );
}
