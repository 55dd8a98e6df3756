import type { Credentials } from '../model/credentials';

/** Where keys come from. Implementations ask anew at every call: caching is not their job. */
export interface ICredentialsProvider {
  /**
   * Ask for keys.
   * @throws CredentialsError if they are refused or the answer is no credentials.
   * @throws TransientError if nobody answers.
   */
  fetch(): Promise<Credentials>;
}
