import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { SetupError } from '../model/errors';
import { encodeMetadata } from '../model/metadata';
import { checkVersioning } from './checkVersioning';
import { toChecksumHeader } from './checksumHeader';
import { conditionHeaders } from './conditionHeaders';
import { headVersion } from './headVersion';
import { tagsHeader } from './objectTags';
import type { NewVersion, Receipt } from './versionStore';

/**
 * One conditional PutObject, proved by a version id.
 * @throws SetupError if none comes back. Errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export async function putVersion(
  client: S3Client,
  bucket: string,
  key: string,
  version: NewVersion,
  abortSignal: AbortSignal
): Promise<Receipt> {
  const { body, sha256, contentType, metadata, condition, tags = {} } = version;
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentType: contentType,
    ChecksumSHA256: toChecksumHeader(sha256),
    Metadata: { bookstore: encodeMetadata(metadata) },
    Tagging: tagsHeader(tags),
    ...conditionHeaders(condition)
  });
  signBody(command, sha256);
  const { VersionId, ETag } = await client.send(command, { abortSignal });
  if (VersionId === 'null') {
    throw suspended(bucket);
  }
  return VersionId && ETag
    ? { versionId: VersionId, etag: ETag }
    : askForReceipt(client, bucket, key, sha256, abortSignal);
}

/** The SDK sends a Blob unsigned, even over http, unless its digest is there already. */
function signBody(command: PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    next => args => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] =
        sha256;
      return next(args);
    },
    { step: 'build', name: 'bookstoreSignBody' }
  );
}

async function askForReceipt(
  client: S3Client,
  bucket: string,
  key: string,
  sha256: string,
  abortSignal: AbortSignal
): Promise<Receipt> {
  const newest = await headVersion(client, bucket, key, undefined, abortSignal);
  if (newest.versionId === 'null') {
    throw suspended(bucket);
  }
  if (newest.versionId && newest.etag && newest.storeSha256 === sha256) {
    return { versionId: newest.versionId, etag: newest.etag };
  }
  await checkVersioning(client, bucket, abortSignal);
  throw new SetupError(
    'version-id',
    `The store gives no version id: let the CORS rules of "${bucket}" expose the headers "x-amz-version-id", "ETag" and "x-amz-checksum-sha256".`
  );
}

function suspended(bucket: string): SetupError {
  return new SetupError(
    'versioning',
    `Versioning of the bucket "${bucket}" is suspended: turn it on again.`
  );
}
