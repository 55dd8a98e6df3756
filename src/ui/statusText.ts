import type { TranslationBundle } from '@jupyterlab/translation';
import type { Status } from '../archive/status';
import type { Selection } from '../model/selection';
import { dateAndTime, versionTime } from './versionTime';

/** How a status looks: quiet when all is well, busy, or wanting somebody's attention. */
export type Tone = 'quiet' | 'good' | 'busy' | 'wrong';

/** A status in words, short enough for the status bar. */
export type StatusText = { label: string; caption: string; tone: Tone };

/**
 * Say how archiving is doing.
 * @param archivedAt - Time of the newest archived save of the document in front, if it has one.
 */
export function statusText(
  status: Status,
  archivedAt: Date | null,
  trans: TranslationBundle
): StatusText {
  const { waiting } = status;
  const waits = trans._n('%1 waiting', '%1 waiting', waiting);
  switch (status.kind) {
    case 'off':
      return {
        label: waiting ? trans.__('Archiving off, %1', waits) : trans.__('Archiving off'),
        caption: trans.__('Saves are not kept as versions: archiving is switched off.'),
        tone: 'quiet'
      };
    case 'local':
      return {
        label: trans.__('In this browser only'),
        caption: trans._n(
          'No bucket is set: %1 save is kept in this browser only.',
          'No bucket is set: %1 saves are kept in this browser only.',
          waiting
        ),
        tone: 'quiet'
      };
    case 'archived':
      return archivedAt
        ? {
            label: trans.__('Archived %1', versionTime(archivedAt.toISOString())),
            caption: trans.__('Archived %1', dateAndTime(archivedAt)),
            tone: 'good'
          }
        : {
            label: trans.__('Ready to archive'),
            caption: trans.__('Every save from now on becomes a version.'),
            tone: 'quiet'
          };
    case 'archiving':
      return {
        label: waiting > 1 ? waits : trans.__('Archiving…'),
        caption: trans._n(
          '%1 save is on its way to the bucket.',
          '%1 saves are on their way to the bucket.',
          Math.max(1, waiting)
        ),
        tone: 'busy'
      };
    case 'offline':
      return {
        label: trans.__('Offline, %1', waits),
        caption: trans.__(
          '%1 Saves wait in this browser and are uploaded when it answers.',
          status.error.message
        ),
        tone: 'wrong'
      };
    case 'paused':
      return {
        label: trans.__('Paused: %1', shortReason(status.error, trans)),
        caption: `${status.error.message} (${waits})`,
        tone: 'wrong'
      };
  }
}

/** The same, of one file: the rest is no news of one that is left out. */
export function fileStatusText(
  status: Status,
  { selection, archivedAt }: { selection: Selection; archivedAt: Date | null },
  trans: TranslationBundle
): StatusText {
  const isLeftOut = selection === 'left-out' || selection === 'left-out-with-others';
  return isLeftOut && status.kind === 'archived'
    ? {
        label: trans.__('Not archived'),
        caption: trans.__('Saves of this file are not kept as versions: it is left out.'),
        tone: 'quiet'
      }
    : statusText(status, archivedAt, trans);
}

/** Why uploads pause, in two or three words. */
function shortReason(
  { name, check }: { name: string; check?: string },
  trans: TranslationBundle
): string {
  switch (check ?? name) {
    case 'credentials':
      return trans.__('credentials needed');
    case 'CredentialsError':
      return trans.__('credentials expired');
    case 'settings':
      return trans.__('wrong settings');
    case 'bucket':
      return trans.__('bucket missing');
    case 'versioning':
      return trans.__('bucket not versioned');
    case 'cors':
      return trans.__('bucket not reachable from here');
    case 'version-id':
      return trans.__('version id hidden');
    case 'region':
      return trans.__('wrong region');
    case 'clock':
      return trans.__('clock is wrong');
    case 'ForbiddenError':
      return trans.__('access denied');
    case 'RejectedError':
      return trans.__('a save was refused');
    case 'OutboxError':
      return trans.__('browser storage failed');
    default:
      return trans.__('set-up');
  }
}
