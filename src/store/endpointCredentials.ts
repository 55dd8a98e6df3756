import type { Credentials } from '../model/credentials';
import { CredentialsError } from '../model/errors';
import { addressOf, askForText, type Request } from './askForText';
import type { ICredentialsProvider } from './credentialsProvider';

/** Asks a URL for `{"AccessKeyId", "SecretAccessKey", "Token" or "SessionToken", "Expiration"}`. */
export class EndpointCredentials implements ICredentialsProvider {
  constructor(
    private readonly url: string,
    private readonly request: Request
  ) {}

  async fetch(): Promise<Credentials> {
    const { url, request } = this;
    const credentials = parseCredentials(await askForText(url, request, 'credentials.url'));
    if (!credentials) {
      throw new CredentialsError(
        `${addressOf(url)} answered, but not with credentials: log in again, or look at "credentials.url".`
      );
    }
    return credentials;
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
