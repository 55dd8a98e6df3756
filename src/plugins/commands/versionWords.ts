import type { TranslationBundle } from '@jupyterlab/translation';
import type { VersionDetails } from '../../model/version';
import { versionTime } from '../../ui/versionTime';

/** “Nov 17, 14:02 by ana: a note” */
export function versionWords(
  { metadata, storedAt }: VersionDetails,
  trans: TranslationBundle
): string {
  const time = versionTime(metadata?.at ?? storedAt);
  const who = metadata?.by ? trans.__('%1 by %2', time, metadata.by) : time;
  return metadata?.note ? `${who}: ${metadata.note}` : who;
}
