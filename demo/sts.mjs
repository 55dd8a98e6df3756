import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

import { userPolicy } from './policy.mjs';
import { ROLE_ARN } from './seaweedKeys.mjs';

/**
 * Short-lived credentials for one user's part of one bucket.
 *
 * @param lifetimeSeconds - At least 900, the shortest that STS gives.
 */
export async function assumeUser(
  { endpoint, region, credentials },
  { bucket, user, lifetimeSeconds = 3600 }
) {
  const client = new STSClient({ endpoint, region, credentials });
  const { Credentials } = await client.send(
    new AssumeRoleCommand({
      RoleArn: ROLE_ARN,
      RoleSessionName: user,
      DurationSeconds: lifetimeSeconds,
      Policy: JSON.stringify(userPolicy(bucket, user))
    })
  );
  client.destroy();
  return Credentials;
}
