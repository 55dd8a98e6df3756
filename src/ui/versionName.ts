import type { TranslationBundle } from '@jupyterlab/translation';
import type { HistoryDetails } from '../archive/history';
import { versionTime } from './versionTime';

/** A version by its time, to the minute (`short`) or second (`medium`), and author. */
export function versionName(
  { at, metadata }: Pick<HistoryDetails, 'at' | 'metadata'>,
  trans: TranslationBundle,
  timeStyle: 'short' | 'medium' = 'short'
): string {
  const time = versionTime(at, new Date(), timeStyle);
  return metadata?.by
    ? trans.__('Version of %1 by %2', time, metadata.by)
    : trans.__('Version of %1', time);
}
