import type { Credentials } from '../model/credentials';

/** Where keys come from. Implementations ask anew at every call: caching is not their job. */
export interface ICredentialsProvider {
  /**
   * Ask for keys.
   * @param refused - Keys that the store did not take: others are wanted.
   * @throws CredentialsError if they are refused or the answer is no credentials.
   * @throws TransientError if nobody answers.
   */
  fetch(refused?: Credentials): Promise<Credentials>;

  /** Give out these from now on. Only where a person enters keys. */
  enter?(keys: Credentials): void;

  /** Forget what was entered. */
  forget?(): void;
}
