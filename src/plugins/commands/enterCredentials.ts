import type { Credentials } from '../../model/credentials';
import { RejectedError, SetupError } from '../../model/errors';
import { readTime } from '../../model/pastedCredentials';
import { askForCredentials } from '../../ui/credentialsDialog';
import type { VersionCommandParts } from './parts';

type CredentialsArgs = {
  accessKeyId?: string;
  secretAccessKey?: string;
  sessionToken?: string;
  expiration?: string;
};

/**
 * `bookstore:enter-credentials`: use keys of the person's own.
 * @returns Until when they are good, as far as it is known, and nothing else of them; `null` if the
 * dialog was cancelled.
 */
export async function enterCredentials(
  parts: VersionCommandParts,
  args: CredentialsArgs
): Promise<{ expiration: string | null } | null> {
  const { bookstore, trans } = parts;
  await bookstore.ready;
  const { bucket, credentials } = bookstore.settings;
  if (credentials.provider !== 'prompt') {
    throw new SetupError(
      'credentials',
      trans.__(
        'Your keys come from “%1”. To enter your own, set the provider of “credentials” to “prompt”.',
        credentials.provider
      )
    );
  }
  const keys = keysIn(args) ?? (await askForCredentials(bucket, trans));
  if (!keys) {
    return null;
  }
  await bookstore.retry(keys);
  const { expiresAt } = keys;
  return { expiration: expiresAt === null ? null : new Date(expiresAt).toISOString() };
}

/** Throws RejectedError for keys that are not whole; `null` if a person is to be asked. */
function keysIn(args: CredentialsArgs): Credentials | null {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = args;
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    return null;
  }
  if (!accessKeyId || !secretAccessKey) {
    throw new RejectedError('“accessKeyId” and “secretAccessKey” are needed together.');
  }
  const expiresAt = readTime(expiration);
  if (expiration && expiresAt === null) {
    throw new RejectedError('“expiration” is no time with its zone, such as 2026-11-22T20:00:00Z.');
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), expiresAt };
}
