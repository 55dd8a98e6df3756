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
 * page that holds any is asked for again at full size.
 */
export async function listVersions(
  client: S3Client,
  bucket: string,
  key: string,
  { after, size }: { after: string | null; size: number },
  signal: () => AbortSignal
): Promise<VersionPage> {
  const start = after === null ? null : fromCursor(key, after);
  let page = await listPage(client, bucket, key, start, size, signal());
  if (page.isTruncated && page.versions.some(version => version.key !== key)) {
    page = await listPage(client, bucket, key, start, MAX_SIZE, signal());
  }
  const own = page.versions.filter(version => version.key === key);
  const versions = own.slice(0, size);
  const isMore = own.length > size || (page.isTruncated && page.versions.length === own.length);
  return { versions, next: isMore ? toCursor(versions, page.next) : null };
}

function toCursor(versions: Version[], next: ListMarker | null): string | null {
  const last = versions[versions.length - 1];
  return last ? last.versionId : (next?.versionId ?? null);
}

function fromCursor(key: string, cursor: string): ListMarker {
  return { key, versionId: cursor };
}
