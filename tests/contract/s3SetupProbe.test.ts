import { PutBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';

import { checkSetup } from '../../src/archive/setup/checkSetup';
import { CachedCredentials } from '../../src/store/cachedCredentials';
import { S3SetupProbe } from '../../src/store/s3SetupProbe';
import { S3VersionStore } from '../../src/store/s3VersionStore';
import { s3, toCredentials } from './s3';

const admin = { ...s3?.admin, expiresAt: null };

/** Check the bucket with these keys. */
async function check(keys: typeof admin | ReturnType<typeof toCredentials>) {
  const { endpoint, region, bucket } = s3;
  const address = { endpoint, region, bucket };
  const credentials = new CachedCredentials({ fetch: async () => keys }, Date.now);
  const results = await checkSetup({
    subject: {
      target: { ...address, prefix: s3.prefix },
      publishedPrefix: 'published/ada',
      scheduledPrefix: 'scheduled/ada',
      sharedPrefix: 'published',
      copies: true,
      credentials: { provider: 'prompt' },
      origin: 'http://localhost:8888'
    },
    probe: new S3SetupProbe(address, credentials),
    store: new S3VersionStore(address, credentials),
    now: Date.now
  });
  return Object.fromEntries(results.map(({ id, status }) => [id, status]));
}

describe('the set-up check on a real store', () => {
  it('passes for scoped keys, which may not look at the rules of the bucket', async () => {
    const { lifecycle, lock, ...others } = await check(toCredentials(s3.scoped));

    expect(new Set(Object.values(others))).toEqual(new Set(['pass']));
    expect({ lifecycle, lock }).toEqual({ lifecycle: 'unknown', lock: 'unknown' });
  });

  const itWithRules = s3.lacks.includes('lifecycle') ? it.skip : it;

  itWithRules('finds out the powers of an administrator, and the rules of the bucket', async () => {
    expect(await check(admin)).toMatchObject({ delete: 'fail', lifecycle: 'pass', lock: 'pass' });

    const client = new S3Client({ ...s3, credentials: s3.admin, forcePathStyle: true });
    const rule = {
      ID: 'tidy',
      Status: 'Enabled' as const,
      Filter: { Prefix: `${s3.prefix}/` },
      NoncurrentVersionExpiration: { NoncurrentDays: 3000 }
    };
    await client.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: s3.bucket,
        LifecycleConfiguration: { Rules: [rule] }
      })
    );
    client.destroy();
    expect(await check(admin)).toMatchObject({ delete: 'fail', lifecycle: 'fail' });
  });
});
