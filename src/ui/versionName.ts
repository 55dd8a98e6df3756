import type { TranslationBundle } from '@jupyterlab/translation';
import type { HistoryDetails } from '../archive/history';
import { isOriginal } from '../archive/originalVersions';
import { versionTime } from './versionTime';

/** A version by its time, to the minute (`short`) or second (`medium`), and author. */
export function versionName(
  { at, metadata, versionId }: Pick<HistoryDetails, 'at' | 'metadata' | 'versionId'>,
  trans: TranslationBundle,
  timeStyle: 'short' | 'medium' = 'short'
): string {
  const time = versionTime(at, new Date(), timeStyle);
  if (isOriginal(versionId)) {
    return trans.__('Before your first save, %1', time);
  }
  return metadata?.by
    ? trans.__('Version of %1 by %2', time, metadata.by)
    : trans.__('Version of %1', time);
}
