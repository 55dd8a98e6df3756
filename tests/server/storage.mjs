/** `node tests/server/storage.mjs DIR`: SeaweedFS with a bucket, until standard input ends. */
import { randomBytes } from 'node:crypto';

import { ensureBucket, s3Client } from '../../demo/bucket.mjs';
import { stopAll } from '../../demo/processes.mjs';
import { startSeaweed } from '../../demo/seaweed.mjs';
import { ROLE_ARN } from '../../demo/seaweedKeys.mjs';

const { endpoint, region, credentials, jupyter } = await startSeaweed({ dir: process.argv[2] });
const bucket = `server-${randomBytes(6).toString('hex')}`;
const client = s3Client({ endpoint, region, credentials });
await ensureBucket(client, bucket);
client.destroy();
console.log(JSON.stringify({ endpoint, region, credentials, jupyter, bucket, roleArn: ROLE_ARN }));

process.stdin.on('end', () => stopAll().then(() => process.exit(0)));
process.stdin.resume();
