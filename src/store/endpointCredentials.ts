import type { Credentials } from '../model/credentials';
import { CredentialsError, TransientError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';

/** Asks a URL for `{"AccessKeyId", "SecretAccessKey", "Token" or "SessionToken", "Expiration"}`. */
export class EndpointCredentials implements ICredentialsProvider {
  constructor(
    private readonly url: string,
    /** A fetch; it decides what cookies go along. Anything it throws counts as the network's. */
    private readonly request: (url: string) => Promise<Response>
  ) {}

  async fetch(): Promise<Credentials> {
    const { status, body } = await this.ask();
    // A query may hold a secret.
    const where = this.url.split(/[?#]/)[0];
    if (status === 408 || status === 429 || status >= 500) {
      throw new TransientError(`${where} answered ${status}.`);
    }
    if (status === 401 || status === 403) {
      throw new CredentialsError(`${where} refused with ${status}: log in again, then renew.`);
    }
    if (status < 200 || status > 299) {
      throw new CredentialsError(`${where} answered ${status}: look at "credentials.url".`);
    }
    const credentials = parseCredentials(body);
    if (!credentials) {
      throw new CredentialsError(
        `${where} answered, but not with credentials: log in again, or look at "credentials.url".`
      );
    }
    return credentials;
  }

  private async ask(): Promise<{ status: number; body: string }> {
    try {
      const response = await this.request(this.url);
      return { status: response.status, body: await response.text() };
    } catch {
      throw new TransientError(`${this.url.split(/[?#]/)[0]} could not be reached.`);
    }
  }
}

function parseCredentials(body: string): Credentials | null {
  const raw = parseJson(body) as Record<string, unknown> | null;
  const { AccessKeyId, SecretAccessKey, Token, SessionToken, Expiration } = raw ?? {};
  const sessionToken = SessionToken ?? Token ?? undefined;
  if (!isText(AccessKeyId) || !isText(SecretAccessKey)) {
    return null;
  }
  if (sessionToken !== undefined && !isText(sessionToken)) {
    return null;
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    expiresAt: parseTime(Expiration)
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A time without a zone could be anybody's: better unknown than wrong, the store's word decides. */
function parseTime(value: unknown): number | null {
  const at = isText(value) && /(Z|[+-]\d\d:?\d\d)$/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}
