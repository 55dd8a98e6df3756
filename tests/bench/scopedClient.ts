import { S3Client } from '@aws-sdk/client-s3';
import type { Credentials } from '../browser/harness/credentials';

/** A client with the rights that the page has, to sign the bare requests. */
export async function scopedClient(credentials: Credentials, endpoint: string): Promise<S3Client> {
  const set = await credentials.issue();
  return new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    // It warns of PUTs without a body, which are only signed.
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials: {
      accessKeyId: set.AccessKeyId,
      secretAccessKey: set.SecretAccessKey,
      sessionToken: set.SessionToken
    }
  });
}

function silent(): void {
  return;
}
