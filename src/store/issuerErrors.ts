import { CredentialsError, TransientError } from '../model/errors';

/** Codes that stand for a while: answered with 400, though the same request may well succeed later. */
const FOR_NOW = /Throttl|TooManyRequests|LimitExceeded|IDPCommunication/;

/**
 * What a refusal by a service that gives out keys means. Its own words are left out: they may repeat
 * the token that they are about.
 * @param who - For example `STS`.
 * @param code - What it calls the refusal; may be empty.
 */
export function issuerError(who: string, status: number, code: string): Error {
  const said = `${who} answered ${status} ${code}`.trimEnd();
  return status === 429 || status >= 500 || FOR_NOW.test(code)
    ? new TransientError(`${said}.`)
    : new CredentialsError(`${said}: log in again, then renew; or look at "credentials".`);
}
