import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureBucket, s3Client } from '../../demo/bucket.mjs';
import { startSeaweed } from '../../demo/seaweed.mjs';
import { assumeUser } from '../../demo/sts.mjs';

/**
 * Give the contract tests an S3 service with two buckets and one user's scoped keys.
 * `BOOKSTORE_TEST_S3` may name a running one: JSON of `endpoint`, `region` and the
 * administrator's `credentials`.
 */
export default async function startS3() {
  const given = process.env.BOOKSTORE_TEST_S3;
  const server = given ? JSON.parse(given) : await start();
  const client = s3Client(server);
  const bucket = `contract-${Date.now()}`;
  const unversioned = `${bucket}-flat`;
  await ensureBucket(client, bucket);
  await ensureBucket(client, unversioned, { versioned: false });
  client.destroy();
  const user = 'ada';
  const scopedTo = name => assumeUser(server, { bucket: name, user });
  process.env.BOOKSTORE_CONTRACT_S3 = JSON.stringify({
    endpoint: server.endpoint,
    region: server.region,
    admin: server.credentials,
    bucket,
    unversioned,
    prefix: `workspace/${user}`,
    missing: `${bucket}-none`,
    scoped: await scopedTo(bucket),
    scopedFlat: await scopedTo(unversioned),
    scopedMissing: await scopedTo(`${bucket}-none`)
  });
}

async function start() {
  const dir = mkdtempSync(join(tmpdir(), 'bookstore-contract-'));
  const server = await startSeaweed({ dir });
  globalThis.bookstoreContractS3 = { server, dir };
  return server;
}
