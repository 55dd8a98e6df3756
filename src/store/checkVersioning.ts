import { GetBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';

import { ForbiddenError, SetupError } from '../model/errors';
import { toStoreError } from './s3Errors';

/**
 * Look whether a bucket keeps versions. A refusal to tell is no failure.
 * @throws SetupError if it does not. Other errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
 */
export async function checkVersioning(
  client: S3Client,
  bucket: string,
  abortSignal: AbortSignal
): Promise<void> {
  const status = await versioningStatus(client, bucket, abortSignal);
  if (status !== 'Enabled' && status !== 'unknown') {
    throw new SetupError(
      'versioning',
      `The bucket "${bucket}" does not keep versions: turn its versioning on. It can take 15 minutes to act.`
    );
  }
}

async function versioningStatus(client: S3Client, bucket: string, abortSignal: AbortSignal) {
  try {
    const command = new GetBucketVersioningCommand({ Bucket: bucket });
    return (await client.send(command, { abortSignal })).Status;
  } catch (error) {
    if (toStoreError(error, 'check') instanceof ForbiddenError) {
      return 'unknown';
    }
    throw error;
  }
}
