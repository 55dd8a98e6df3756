/** A version as a link names it. Whoever wrote the link may have written anything. */
export type Link = {
  /** `null`: the one in the settings. */
  bucket: string | null;
  key: string;
  /** `null`: the newest. */
  versionId: string | null;
};

/** The names in a link's query; the predecessor's come second. */
const NAMES = {
  bucket: ['bookstore-bucket', 's3_bucket'],
  key: ['bookstore-key', 's3_key'],
  versionId: ['bookstore-version', 's3_version_id']
} as const;

/** What a request looks like that may hold a link. */
export const LINK_PATTERN = /[?&](bookstore-key|s3_key)=/;

/** Controls, half characters, line breaks, turns of direction, and blanks without width. */
const HIDING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}\u200b\u2060\ufeff]/gu;

/** Longer texts say nothing more to a person, in characters. */
const LONGEST_SHOWN = 200;

/** The version that a query names; `null` if it names none. */
export function readLink(search: string): Link | null {
  const query = new URLSearchParams(search);
  const find = (names: readonly string[]) =>
    names.map(name => query.get(name)).find(value => value) ?? null;
  const key = find(NAMES.key);
  return key === null
    ? null
    : { bucket: find(NAMES.bucket), key, versionId: find(NAMES.versionId) };
}

/** A query without the names of a link: the rest as it was, empty if there is none. */
export function withoutLink(search: string): string {
  const names: readonly string[] = Object.values(NAMES).flat();
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter(part => part && !names.includes(part.split('=')[0]!));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/** The query of a link to a version. */
export function linkSearch({ bucket, key, versionId }: Record<keyof Link, string>): string {
  const values = { bucket, key, versionId };
  const part = (name: keyof Link) => `${NAMES[name][0]}=${encode(values[name])}`;
  return `?${[part('bucket'), part('key'), part('versionId')].join('&')}`;
}

/**
 * A stranger's text as it can be shown: on one line, in its own direction, and not too long.
 * @param longest - In characters.
 */
export function showable(text: string, longest = LONGEST_SHOWN): string {
  const plain = text.replace(HIDING, '\ufffd');
  const half = longest / 2;
  return plain.length <= longest ? plain : `${plain.slice(0, half)}…${plain.slice(-half)}`;
}

/** Slashes may stand in a query, and are better to read. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%2F', '/');
}
