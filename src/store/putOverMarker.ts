import type { S3Client } from '@aws-sdk/client-s3';

import { listVersions } from './listVersions';
import { putVersion } from './putVersion';
import type { NewVersion, Receipt } from './versionStore';

/** Nobody deletes a file more often in a row. */
const MOST_MARKERS = 20;

/**
 * {@link putVersion}, also where a delete marker does not count as nothing: such a service refuses
 * a first write for what lies beneath the marker, and takes one that matches it.
 */
export async function putOverMarker(
  client: S3Client,
  bucket: string,
  key: string,
  version: NewVersion,
  signals: { put: () => AbortSignal; look: () => AbortSignal }
): Promise<Receipt> {
  try {
    return await putVersion(client, bucket, key, version, signals.put());
  } catch (error) {
    if (!('ifNoneMatch' in version.condition) || !isRefused(error)) {
      throw error;
    }
    const etag = await etagBeneath(client, bucket, key, signals.look).catch(() => {
      // Who may not list gets the refusal.
      throw error;
    });
    if (!etag) {
      throw error;
    }
    const matching = { ...version, condition: { ifMatch: etag } };
    return putVersion(client, bucket, key, matching, signals.put());
  }
}

/** ETag of the version under a key's delete marker; `null` without a marker, or without a version. */
async function etagBeneath(
  client: S3Client,
  bucket: string,
  key: string,
  signal: () => AbortSignal
): Promise<string | null> {
  const page = { after: null, size: MOST_MARKERS };
  const { versions } = await listVersions(client, bucket, key, page, signal);
  // Such a service also lists a marker before what followed it within a second.
  const newest = versions.find(({ isLatest }) => isLatest);
  const beneath = versions.find(({ kind }) => kind === 'object');
  return newest?.kind === 'marker' && beneath ? beneath.etag : null;
}

function isRefused(error: unknown): boolean {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 412;
}
