import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { decodeMetadata } from '../model/metadata';
import type { VersionDetails } from '../model/version';
import { fromChecksumHeader } from './checksumHeader';

/**
 * Headers of one version, or of the newest. What the store or CORS keeps back is empty.
 * Errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export async function headVersion(
  client: S3Client,
  bucket: string,
  key: string,
  versionId: string | undefined,
  abortSignal: AbortSignal
): Promise<VersionDetails> {
  const input = { Bucket: bucket, Key: key, VersionId: versionId };
  const command = new HeadObjectCommand({ ...input, ChecksumMode: 'ENABLED' });
  const head = await client.send(command, { abortSignal }).catch(async (error: unknown) => {
    await explain(client, input, error, abortSignal);
    throw error;
  });
  return {
    key,
    versionId: head.VersionId ?? versionId ?? '',
    etag: head.ETag ?? '',
    sizeBytes: head.ContentLength ?? 0,
    storedAt: head.LastModified?.toISOString() ?? '',
    contentType: head.ContentType ?? '',
    storeSha256: fromChecksumHeader(head.ChecksumSHA256),
    metadata: decodeMetadata(head.Metadata?.bookstore),
    ...(head.TagCount !== undefined && { tagCount: head.TagCount })
  };
}

/**
 * A refused HEAD has no body to tell expired keys from a forbidden key; a GET of one byte, refused
 * for the same reason, has.
 */
async function explain(
  client: S3Client,
  input: { Bucket: string; Key: string; VersionId?: string },
  error: unknown,
  abortSignal: AbortSignal
): Promise<void> {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (status === 400 || status === 401 || status === 403) {
    await client.send(new GetObjectCommand({ ...input, Range: 'bytes=0-0' }), { abortSignal });
  }
}
