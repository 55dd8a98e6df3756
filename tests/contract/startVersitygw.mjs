import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../../demo/bucket.mjs';
import { userPolicy } from '../../demo/policy.mjs';
import { freePorts } from '../../demo/ports.mjs';
import { start, untilAnswers } from '../../demo/processes.mjs';
import { buildVersitygw } from '../runner/buildVersitygw.mjs';
import { prepareS3 } from './prepareS3.mjs';

const USER = { access: 'ada', secret: 'secret-of-ada' };

/** Give the contract tests versitygw with files as its store, and one user's scoped keys. */
export default async function startVersitygw() {
  const program = await buildVersitygw();
  const dir = mkdtempSync(join(tmpdir(), 'bookstore-versitygw-'));
  const at = name => join(dir, name);
  ['data', 'versions', 'iam'].forEach(name => mkdirSync(at(name)));
  const { s3, admin } = await freePorts(['s3', 'admin']);
  const credentials = { accessKeyId: 'root', secretAccessKey: 'secret-of-root' };
  const env = {
    ...process.env,
    ROOT_ACCESS_KEY: credentials.accessKeyId,
    ROOT_SECRET_KEY: credentials.secretAccessKey
  };
  const server = start(
    program,
    [
      ...['--port', `127.0.0.1:${s3}`, '--admin-port', `127.0.0.1:${admin}`],
      ...['--iam-dir', at('iam'), '--quiet'],
      ...['posix', '--versioning-dir', at('versions'), at('data')]
    ],
    { cwd: dir, logFile: at('versitygw.log'), env }
  );
  const endpoint = `http://127.0.0.1:${s3}`;
  await untilAnswers(endpoint, server);
  await untilAnswers(`http://127.0.0.1:${admin}`, server);
  execFileSync(program, [
    ...['admin', '--access', credentials.accessKeyId, '--secret', credentials.secretAccessKey],
    ...['--endpoint-url', `http://127.0.0.1:${admin}`],
    ...['create-user', '--access', USER.access, '--secret', USER.secret, '--role', 'user']
  ]);
  globalThis.bookstoreContractS3 = {
    stop: async () => {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  };
  const service = { endpoint, region: 'us-east-1', credentials };
  await prepareS3(service, bucket => allow(service, bucket));
}

/** There is no STS: a user of the server's own, whom the bucket's policy lets in. */
async function allow(service, bucket) {
  const policy = userPolicy(bucket, USER.access);
  policy.Statement.forEach(statement => (statement.Principal = { AWS: [USER.access] }));
  const client = s3Client(service);
  try {
    await client.send(
      new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) })
    );
  } catch (error) {
    if (error.name !== 'NoSuchBucket') {
      throw error;
    }
  }
  client.destroy();
  return { AccessKeyId: USER.access, SecretAccessKey: USER.secret };
}
