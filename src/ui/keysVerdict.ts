import type { TranslationBundle } from '@jupyterlab/translation';
import type { Credentials } from '../model/credentials';
import { isLongLived } from '../model/pastedCredentials';
import { dateAndTime } from './versionTime';

/** What there is to say of keys that are being entered. */
export type KeysVerdict = { words: string; look: 'plain' | 'warning' };

/** @param keys - `null` while they are not whole. */
export function keysVerdict(
  keys: Credentials | null,
  trans: TranslationBundle,
  nowMs = Date.now()
): KeysVerdict {
  if (!keys) {
    const words = trans.__('Best are keys with a session token: they expire by themselves.');
    return { words, look: 'plain' };
  }
  const { accessKeyId, expiresAt } = keys;
  // The end tells keys apart, and is no use to anybody else.
  const id = `…${accessKeyId.slice(-4)}`;
  if (isLongLived(keys)) {
    const words = trans.__(
      'Key %1 has no session token: it never expires, and whoever gets hold of it can use it until it is deleted. Keys with a session token are safer.',
      id
    );
    return { words, look: 'warning' };
  }
  if (expiresAt === null) {
    return { words: trans.__('Key %1, with a session token.', id), look: 'plain' };
  }
  const until = dateAndTime(new Date(expiresAt));
  return expiresAt > nowMs
    ? { words: trans.__('Key %1, good until %2.', id, until), look: 'plain' }
    : { words: trans.__('Key %1 expired on %2. Get new ones.', id, until), look: 'warning' };
}
