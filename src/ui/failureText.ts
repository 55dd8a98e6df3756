import { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { showable } from '../model/showable';
import { serverAwayText } from './serverAwayText';

/** Longer messages say nothing more to a person, in characters. */
const LONGEST = 600;

/** What to do about an error, besides reading what it says. */
export type Remedy = 'renew' | 'check' | null;

/** What failed and what to do, in words. Lab cuts a notice after 140 characters: the advice comes first. */
export function failureText(error: Error, trans: TranslationBundle): string {
  if (error instanceof ServerConnection.NetworkError || error.name === 'ChunkLoadError') {
    return serverAwayText(trans);
  }
  const message = showable(error.message, LONGEST);
  return error.name === 'TransientError'
    ? trans.__('Not possible now, try again in a while: %1', message)
    : message;
}

/** By name, since an error may come from another tab. */
export function remedyOf({ name }: Error): Remedy {
  switch (name) {
    case 'CredentialsError':
      return 'renew';
    case 'SetupError':
    case 'ForbiddenError':
      return 'check';
    default:
      return null;
  }
}
