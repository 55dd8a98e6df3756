import {
  ListObjectVersionsCommand,
  type DeleteMarkerEntry,
  type ObjectVersion,
  type S3Client
} from '@aws-sdk/client-s3';

import { TransientError } from '../model/errors';
import type { Version } from '../model/version';
import { watchListingOrder } from './listingOrder';

/** Where a page ended, and the next one begins. */
export type ListMarker = { key: string; versionId?: string };

/** One answer of the store: whatever key begins with the prefix, in the store's order. */
export type ListPage = { versions: Version[]; isTruncated: boolean; next: ListMarker | null };

/**
 * One ListObjectVersions.
 * @throws TransientError if the answer contradicts itself. Errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
export async function listPage(
  client: S3Client,
  bucket: string,
  prefix: string,
  after: ListMarker | null,
  size: number,
  abortSignal: AbortSignal
): Promise<ListPage> {
  const command = new ListObjectVersionsCommand({
    Bucket: bucket,
    Prefix: prefix,
    KeyMarker: after?.key,
    VersionIdMarker: after?.versionId,
    MaxKeys: size
  });
  const order = watchListingOrder(command);
  const page = await client.send(command, { abortSignal });
  const objects = page.Versions ?? [];
  const markers = page.DeleteMarkers ?? [];
  const listed = order().map(kind =>
    kind === 'version' ? toVersion('object', objects.shift()) : toVersion('marker', markers.shift())
  );
  if (objects.length > 0 || markers.length > 0) {
    throw new TransientError('The store answered with a list that could not be read.');
  }
  return {
    versions: listed,
    isTruncated: page.IsTruncated === true,
    next: page.NextKeyMarker
      ? { key: page.NextKeyMarker, versionId: page.NextVersionIdMarker }
      : null
  };
}

function toVersion(
  kind: Version['kind'],
  item: (ObjectVersion & DeleteMarkerEntry) | undefined
): Version {
  if (item?.Key === undefined || item.VersionId === undefined) {
    throw new TransientError('The store answered with a list that could not be read.');
  }
  return {
    key: item.Key,
    versionId: item.VersionId,
    kind,
    isLatest: item.IsLatest === true,
    etag: item.ETag ?? '',
    sizeBytes: item.Size ?? 0,
    storedAt: item.LastModified?.toISOString() ?? ''
  };
}
