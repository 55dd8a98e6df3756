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

/** Slashes may stand in a query, and are better to read. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%2F', '/');
}
