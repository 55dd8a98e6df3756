import type { Credentials } from './credentials';

/**
 * Keys in what a person pasted: lines to be run by a shell, a part of an AWS credentials file, or
 * JSON of STS or of an endpoint. `null` if they are not whole.
 */
export function readPasted(text: string): Credentials | null {
  const found = new Map<string, string>();
  for (const [, name, value] of text.matchAll(FIELD)) {
    const known = NAMES.find(([pattern]) => pattern.test(name!));
    if (known && !found.has(known[1])) {
      found.set(known[1], value!.replaceAll('\\/', '/'));
    }
  }
  const accessKeyId = found.get('id');
  const secretAccessKey = found.get('secret');
  const sessionToken = found.get('token');
  if (!accessKeyId || !secretAccessKey) {
    return null;
  }
  const expiresAt = readTime(found.get('expiration'));
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), expiresAt };
}

/** Long-lived keys of a user: nothing ends them but a person. */
export function isLongLived({ sessionToken }: Credentials): boolean {
  return !sessionToken;
}

/** A time with its zone, in milliseconds since 1970; without one it could be anybody's. */
export function readTime(text = ''): number | null {
  const at = /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** A name, `=` or `:`, and a value, in quotes or up to a blank; PowerShell's `$Env:` is no name. */
const FIELD = /(?!env:)\b([A-Za-z_]+)["']?\s*[:=]\s*["']?([^\s"',;}]+)/gi;

/** Names by which they go, and what they are; `_` or no `_`, capitals or not. */
const NAMES: [RegExp, 'id' | 'secret' | 'token' | 'expiration'][] = [
  [/^(aws_?)?access_?key(_?id)?$/i, 'id'],
  [/^(aws_?)?secret_?(access_?)?key$/i, 'secret'],
  [/^(aws_?)?(session_?|security_?)?token$/i, 'token'],
  [/^(aws_?|x_?security_?token_?)?(credential_?|session_?)?(expiration|expires)$/i, 'expiration']
];
