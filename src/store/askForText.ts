import { CredentialsError, TransientError } from '../model/errors';

/** A fetch; it decides what cookies go along. Anything it throws counts as the network's. */
export type Request = (url: string) => Promise<Response>;

/**
 * Ask a URL that a setting names.
 * @param setting - Where to look if it is wrong, for example `credentials.url`.
 * @throws CredentialsError if it refuses or is not there; TransientError if nobody answers.
 */
export async function askForText(url: string, request: Request, setting: string): Promise<string> {
  const { status, body } = await ask(url, request);
  const where = addressOf(url);
  if (status === 408 || status === 429 || status >= 500) {
    throw new TransientError(`${where} answered ${status}.`);
  }
  if (status === 401 || status === 403) {
    throw new CredentialsError(`${where} refused with ${status}: log in again, then renew.`);
  }
  if (status < 200 || status > 299) {
    throw new CredentialsError(`${where} answered ${status}: look at "${setting}".`);
  }
  return body;
}

/** A URL as it may be told: its query may hold a secret. */
export function addressOf(url: string): string {
  return url.split(/[?#]/)[0]!;
}

async function ask(url: string, request: Request): Promise<{ status: number; body: string }> {
  try {
    const response = await request(url);
    return { status: response.status, body: await response.text() };
  } catch {
    throw new TransientError(`${addressOf(url)} could not be reached.`);
  }
}
