import { ensureBucket, s3Client } from '../../demo/bucket.mjs';
import { lacksOf } from './lacksOf.mjs';

/**
 * Make the two buckets of the contract tests, and tell them of everything.
 *
 * @param service - `endpoint`, `region` and the administrator's `credentials`.
 * @param scopedTo - Gives one user's keys for their prefixes of a bucket, also of one that is not there.
 * @param more - What else the tests should know.
 */
export async function prepareS3(service, scopedTo, more = {}) {
  const client = s3Client(service);
  const bucket = `contract-${Date.now()}`;
  const unversioned = `${bucket}-flat`;
  const missing = `${bucket}-none`;
  await ensureBucket(client, bucket);
  await ensureBucket(client, unversioned, { versioned: false });
  const lacks = await lacksOf(client, bucket);
  client.destroy();
  process.env.BOOKSTORE_CONTRACT_S3 = JSON.stringify({
    endpoint: service.endpoint,
    region: service.region,
    admin: service.credentials,
    bucket,
    unversioned,
    prefix: 'workspace/ada',
    missing,
    lacks,
    scoped: await scopedTo(bucket),
    scopedFlat: await scopedTo(unversioned),
    scopedMissing: await scopedTo(missing),
    ...more
  });
}
