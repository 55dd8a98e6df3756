import { CredentialsError } from '../model/errors';
import { addressOf, askForText, type Request } from './askForText';

/** Opaque or signed, a token has neither blanks nor markup. */
const TOKEN = /^[\w.~+/=-]+$/;

/**
 * Ask a URL for a token of who the user is: as text, or as JSON with `token`, `id_token` or
 * `access_token`.
 * @throws CredentialsError if it refuses or answers something else; TransientError if nobody answers.
 */
export async function askForToken(url: string, request: Request): Promise<string> {
  const body = (await askForText(url, request, 'credentials.tokenUrl')).trim();
  const token = TOKEN.test(body) ? body : tokenIn(body);
  if (!token) {
    throw new CredentialsError(
      `${addressOf(url)} answered, but not with a token: log in again, or look at "credentials.tokenUrl".`
    );
  }
  return token;
}

function tokenIn(body: string): string | null {
  try {
    const { token, id_token, access_token } = (JSON.parse(body) ?? {}) as Record<string, unknown>;
    const found = [token, id_token, access_token].find(each => typeof each === 'string');
    return found !== undefined && TOKEN.test(found) ? found : null;
  } catch {
    return null;
  }
}
