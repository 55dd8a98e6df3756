import { RejectedError } from './errors';

/** S3 allows a tag's value 256 characters; some servers count UTF-8 bytes. */
export const MAX_TAG_BYTES = 256;

/** What S3 forbids in a value, `=` that begins an escape, and what older tables of letters lack. */
const ESCAPED = /[^\p{L}\p{Nd} +\-._:/@]|[\u{10000}-\u{10ffff}]/gu;

/** What could break a line, or turn the words around it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text as the value of an object tag. Letters, digits and most of what S3 allows stay as they
 * are, so that other tools show it well; all else is quoted-printable: `=` and two hex digits for
 * each UTF-8 byte.
 * @throws RejectedError if it does not fit, naming the limit.
 * @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
 */
export function encodeTagText(text: string): string {
  const value = cleanText(text).replace(ESCAPED, escape);
  const sizeBytes = new TextEncoder().encode(value).length;
  if (sizeBytes > MAX_TAG_BYTES) {
    throw new RejectedError(
      `This name is too long: it takes ${sizeBytes} bytes in the bucket, and S3 allows ${MAX_TAG_BYTES}. Letters beyond A to Z, punctuation and emoji take several. Shorten it.`
    );
  }
  return value;
}

/** The text in a tag that we or another tool wrote: bounded, and never an error. */
export function decodeTagText(value: string): string {
  const text = value.slice(0, MAX_TAG_BYTES).replace(/(?:=[\dA-F]{2})+/gi, unescape);
  return cleanText(text);
}

/** A text on one line, without what is not seen and could mislead. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNSEEN, '').trim();
}

function escape(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  ).join('');
}

function unescape(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('='), hex => parseInt(hex, 16));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Another tool's `=`.
    return run;
  }
}
