import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

import { readerPolicy, userPolicy } from './policy.mjs';
import { ROLE_ARN } from './seaweedKeys.mjs';

/**
 * Short-lived credentials for one user's part of one bucket.
 *
 * @param server - Where STS is, and credentials that may assume the role.
 * @param {{ bucket: string, user: string, lifetimeSeconds?: number, powers?: string[], isReader?: boolean }} options -
 *   `lifetimeSeconds` is at least 900, the shortest that STS gives; `powers` are actions to allow
 *   besides, on the whole bucket, for tests; `isReader` allows reading what is published and no more.
 */
export async function assumeUser(
  { endpoint, region, credentials },
  { bucket, user, lifetimeSeconds = 3600, powers = [], isReader = false }
) {
  const policy = isReader ? readerPolicy(bucket) : userPolicy(bucket, user);
  if (powers.length > 0) {
    const arn = `arn:aws:s3:::${bucket}`;
    policy.Statement.push({ Effect: 'Allow', Action: powers, Resource: [arn, `${arn}/*`] });
  }
  const client = new STSClient({ endpoint, region, credentials });
  const { Credentials } = await client.send(
    new AssumeRoleCommand({
      RoleArn: ROLE_ARN,
      RoleSessionName: user,
      DurationSeconds: lifetimeSeconds,
      Policy: JSON.stringify(policy)
    })
  );
  client.destroy();
  return Credentials;
}
