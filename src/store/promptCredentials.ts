import type { Credentials } from '../model/credentials';
import { CredentialsError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';

/** Keys that a person enters, in this tab and for it alone; until then there are none. */
export class PromptCredentials implements ICredentialsProvider {
  fetch(refused?: Credentials): Promise<Credentials> {
    const { entered } = this;
    if (!entered) {
      return refuse('Enter your keys for the bucket.', 'credentials');
    }
    return entered === refused
      ? refuse('Your keys expired or were refused. Enter new ones.')
      : Promise.resolve(entered);
  }

  enter(keys: Credentials): void {
    this.entered = keys;
  }

  forget(): void {
    this.entered = null;
  }

  private entered: Credentials | null = null;
}

function refuse(message: string, check?: 'credentials'): Promise<never> {
  return Promise.reject(new CredentialsError(message, check));
}
