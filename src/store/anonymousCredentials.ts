import { NO_KEYS, type Credentials } from '../model/credentials';
import { CredentialsError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';

/** No keys at all: requests are not signed. */
export class AnonymousCredentials implements ICredentialsProvider {
  fetch(refused?: Credentials): Promise<Credentials> {
    return refused
      ? Promise.reject(
          new CredentialsError(
            'The store takes no requests without keys. Choose another provider of “credentials” in the settings.'
          )
        )
      : Promise.resolve(NO_KEYS);
  }
}
