import type { TranslationBundle } from '@jupyterlab/translation';
import type { Status } from '../../archive/status';
import type { ErrorDescription } from '../../model/errors';
import type { Selection } from '../../model/selection';
import { elsewhereText, moveLabel } from '../elsewhereText';
import { thinnedText } from '../thinnedText';

/** What a button of a note does. */
export type NoteAction =
  'settings' | 'retry' | 'check' | 'renew' | 'save' | 'resume' | 'include' | 'move';

/** One sentence on what is the case, and one button to do about it. */
export type PanelNote = { sentence: string; label: string; action: NoteAction };

export type NoteFacts = {
  status: Status;
  /** Whether the file's saves are meant to be archived. */
  selection: Selection;
  /** Why the versions in the bucket could not be listed. */
  failure: ErrorDescription | null;
  /** Versions that are shown. */
  shown: number;
  /** The store was asked, and answered. */
  isListed: boolean;
  /** How much this browser keeps while no bucket is set. */
  limitMb: number;
  trans: TranslationBundle;
};

/** What to say above the versions; `null` while all is well. */
export function panelNote({
  status,
  selection,
  failure,
  shown,
  isListed,
  limitMb,
  trans
}: NoteFacts): PanelNote | null {
  const { waiting } = status;
  const wait = trans._n('%1 save waits here.', '%1 saves wait here.', waiting);
  if (status.kind === 'off') {
    const sentence = trans.__('Archiving is switched off: new saves make no versions.');
    return { sentence, label: trans.__('Resume Archiving'), action: 'resume' };
  }
  const leftOut = leftOutNote(selection, trans);
  if (leftOut) {
    return leftOut;
  }
  if (status.kind === 'local') {
    const sentence = status.thinned
      ? thinnedText(status.thinned, limitMb, trans)
      : waiting > 0
        ? trans._n(
            'No bucket is set. Your last save is kept in this browser only.',
            'No bucket is set. Your last %1 saves are kept in this browser only.',
            waiting
          )
        : trans.__('No bucket is set. Saves will be kept in this browser only.');
    return { sentence, label: trans.__('Set Up a Bucket…'), action: 'settings' };
  }
  const problem = status.kind === 'paused' || status.kind === 'offline' ? status.error : failure;
  if (status.kind === 'paused' && status.isStranded) {
    const sentence = join(status.error.message, elsewhereText(trans), wait);
    return { sentence, label: moveLabel(trans), action: 'move' };
  }
  if (problem) {
    return problemNote(problem, waiting > 0 ? wait : '', trans);
  }
  if (shown === 0 && isListed) {
    const sentence = trans.__('No versions yet. Save to make the first.');
    return { sentence, label: trans.__('Save'), action: 'save' };
  }
  return null;
}

function leftOutNote(selection: Selection, trans: TranslationBundle): PanelNote | null {
  switch (selection) {
    case 'left-out':
      return {
        sentence: trans.__('This notebook is left out: its saves make no versions.'),
        label: trans.__('Archive It Again'),
        action: 'include'
      };
    case 'left-out-with-others':
      return {
        sentence: trans.__(
          'This notebook is left out with others, by “exclude” in the settings: its saves make no versions.'
        ),
        label: trans.__('Open Settings…'),
        action: 'settings'
      };
    default:
      return null;
  }
}

function problemNote(problem: ErrorDescription, wait: string, trans: TranslationBundle): PanelNote {
  switch (problem.check ?? problem.name) {
    case 'TransientError':
      return {
        sentence: join(trans.__('The bucket cannot be reached.'), wait),
        label: trans.__('Try Again'),
        action: 'retry'
      };
    case 'credentials':
      return {
        sentence: join(problem.message, wait),
        ...(problem.name === 'CredentialsError'
          ? { label: trans.__('Enter Credentials…'), action: 'renew' }
          : { label: trans.__('Open Settings…'), action: 'settings' })
      };
    case 'CredentialsError':
      return {
        sentence: join(
          trans.__('The keys expired or were refused. Your notebooks save as usual.'),
          wait
        ),
        label: trans.__('Renew Credentials'),
        action: 'renew'
      };
    case 'versioning':
      return {
        sentence: trans.__(
          'The bucket keeps no versions: each save would replace the one before, so nothing is sent.'
        ),
        label: trans.__('Check Set-Up'),
        action: 'check'
      };
    case 'settings':
      return {
        sentence: join(problem.message, wait),
        label: trans.__('Open Settings…'),
        action: 'settings'
      };
    case 'ForbiddenError':
    case 'RejectedError':
      return {
        sentence: join(problem.message, wait),
        label: trans.__('Try Again'),
        action: 'retry'
      };
    default:
      return {
        sentence: join(problem.message, wait),
        label: trans.__('Check Set-Up'),
        action: 'check'
      };
  }
}

function join(...sentences: string[]): string {
  return sentences.filter(Boolean).join(' ');
}
