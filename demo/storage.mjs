import { ensureBucket, s3Client } from './bucket.mjs';
import { serveCredentials } from './credentials.mjs';
import { startSeaweed } from './seaweed.mjs';
import { localSettings } from './settings.mjs';
import { assumeUser } from './sts.mjs';

const BUCKET = 'notebooks';
const USER = 'demo';

/**
 * Start SeaweedFS with the demo's bucket, and the endpoint that hands out
 * credentials for it.
 * @returns The overrides that point the extension at it.
 */
export async function startStorage({ dir, ports, origin }) {
  const server = await startSeaweed({ dir, port: ports.s3 });
  await ensureBucket(s3Client(server), BUCKET, { origins: [origin] });
  const { url } = await serveCredentials({
    port: ports.credentials,
    origins: [origin],
    issue: () => assumeUser(server, { bucket: BUCKET, user: USER })
  });
  return localSettings({ ...server, bucket: BUCKET, user: USER, url });
}
