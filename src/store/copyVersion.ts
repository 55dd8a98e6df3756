import { CopyObjectCommand, DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import {
  CancelledError,
  ConflictError,
  NotFoundError,
  SetupError,
  TransientError
} from '../model/errors';
import { encodeMetadata } from '../model/metadata';
import { conditionHeaders } from './conditionHeaders';
import { headVersion } from './headVersion';
import type { Condition, CopiedVersion, Receipt } from './versionStore';

/**
 * One CopyObject of one version, proved by a version id. A condition goes along; a store that
 * takes no notice of it is asked immediately before. Errors of the S3 client are passed on.
 * @throws CancelledError, ConflictError and TransientError as IVersionStore.copy does.
 * @throws SetupError if no version id comes back.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export async function copyVersion(
  client: S3Client,
  bucket: string,
  { from, to, contentType, metadata, condition }: CopiedVersion,
  timeouts: { look: () => AbortSignal; copy: () => AbortSignal },
  cancel: AbortSignal
): Promise<Receipt> {
  const until = (timeout: AbortSignal) => AbortSignal.any([timeout, cancel]);
  if (condition) {
    await checkCondition(client, bucket, to, condition, until(timeouts.look())).catch(
      (error: unknown) => {
        expectGoingOn(cancel);
        throw error;
      }
    );
  }
  expectGoingOn(cancel);
  const command = new CopyObjectCommand({
    Bucket: bucket,
    Key: to,
    CopySource: `${bucket}/${encodeKey(from.key)}?versionId=${encodeURIComponent(from.versionId)}`,
    ContentType: contentType,
    Metadata: { bookstore: encodeMetadata(metadata) },
    MetadataDirective: 'REPLACE',
    TaggingDirective: 'REPLACE',
    ChecksumAlgorithm: 'SHA256',
    ...(condition && conditionHeaders(condition))
  });
  const abortSignal = until(timeouts.copy());
  const { VersionId, CopyObjectResult } = await client
    .send(command, { abortSignal })
    .catch((error: unknown) => {
      throw cancel.aborted ? nobodyKnows(to) : error;
    });
  if (!VersionId || VersionId === 'null') {
    throw noVersionId(bucket);
  }
  return { versionId: VersionId, etag: quoted(CopyObjectResult?.ETag ?? '') };
}

/**
 * Hide a key's versions under a delete marker: none of them is removed.
 * @returns The marker's id.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export async function markDeleted(
  client: S3Client,
  bucket: string,
  key: string,
  abortSignal: AbortSignal
): Promise<{ versionId: string }> {
  const command = new DeleteObjectCommand({ Bucket: bucket, Key: key });
  const { VersionId, DeleteMarker } = await client.send(command, { abortSignal });
  if (!VersionId || VersionId === 'null' || DeleteMarker === false) {
    throw noVersionId(bucket);
  }
  return { versionId: VersionId };
}

/** @throws CancelledError */
function expectGoingOn(cancel: AbortSignal): void {
  if (cancel.aborted) {
    throw new CancelledError('It was cancelled before anything was copied.');
  }
}

function nobodyKnows(to: string): TransientError {
  return new TransientError(
    `You cancelled while the store was copying to “${to}” and had not answered: it may be done all the same.`
  );
}

async function checkCondition(
  client: S3Client,
  bucket: string,
  key: string,
  condition: Condition,
  abortSignal: AbortSignal
): Promise<void> {
  const standing = await headVersion(client, bucket, key, undefined, abortSignal).catch(
    (error: unknown) => {
      if (error instanceof NotFoundError || isMissing(error)) {
        return null;
      }
      throw error;
    }
  );
  const holds = 'ifMatch' in condition ? standing?.etag === condition.ifMatch : !standing;
  if (!holds) {
    throw new ConflictError(`What stands at “${key}” is not what it was.`);
  }
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket';
}

function encodeKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** One server leaves out the quotes that belong to an ETag. */
function quoted(etag: string): string {
  return etag === '' || etag.startsWith('"') ? etag : `"${etag}"`;
}

function noVersionId(bucket: string): SetupError {
  return new SetupError(
    'version-id',
    `The store gives no version id: turn versioning of “${bucket}” on, and let its CORS rules expose “x-amz-version-id”.`
  );
}
