import type { S3Client } from '@aws-sdk/client-s3';

import type { Version, VersionPage } from '../model/version';
import { listPage, type ListMarker } from './listPage';

/** The most that S3 gives at once. */
const MAX_SIZE = 1000;

/**
 * One page of the versions of exactly `key`, newest first. Errors of the S3 client are passed on.
 *
 * A prefix brings neighbours along (`a.ipynb.bak`). By S3's order they follow the key itself. One
 * server fills its page before it sorts it, so neighbours can push the key off a small page: a cut
 * page that holds any is asked for again at full size. So is one that brings nothing new: another
 * server begins anew behind a page of one version.
 */
export async function listVersions(
  client: S3Client,
  bucket: string,
  key: string,
  { after, size }: { after: string | null; size: number },
  signal: () => AbortSignal
): Promise<VersionPage> {
  const start = after === null ? null : { key, versionId: after };
  let page = await listPage(client, bucket, key, start, size, signal());
  const isOfNoUse = (version: Version) => version.key !== key || version.versionId === after;
  if (page.isTruncated && page.versions.some(isOfNoUse)) {
    page = await listPage(client, bucket, key, start, MAX_SIZE, signal());
  }
  const own = page.versions.filter(version => version.key === key);
  const fresh = own.slice(own.findIndex(({ versionId }) => versionId === after) + 1);
  const isMore = fresh.length > size || (page.isTruncated && page.versions.length === own.length);
  const versions = fresh.slice(0, size);
  return { versions, next: isMore ? nextCursor(key, versions, page.next) : null };
}

/** A cursor is the id of the last version before it: a page goes on behind that. */
function nextCursor(key: string, versions: Version[], next: ListMarker | null): string | null {
  const last = versions[versions.length - 1]?.versionId;
  // A store may cut a page before it found anything.
  return last ?? (next?.key === key ? (next.versionId ?? null) : null);
}
