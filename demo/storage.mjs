import { ensureBucket, s3Client } from './bucket.mjs';
import { startSeaweed } from './seaweed.mjs';
import { CREDENTIALS_URL, serverPart } from './serverPart.mjs';
import { localSettings } from './settings.mjs';

const BUCKET = 'notebooks';
const USER = 'demo';

/**
 * Start SeaweedFS with the demo's bucket.
 * @returns What of `startLab`'s options makes Lab use it: the extension's settings,
 *   and the server part that gives out credentials.
 */
export async function startStorage({ dir, port, origin }) {
  const server = await startSeaweed({ dir, port });
  await ensureBucket(s3Client(server), BUCKET, { origins: [origin] });
  const target = { bucket: BUCKET, user: USER };
  return {
    overrides: localSettings({ ...server, ...target, url: CREDENTIALS_URL }),
    ...serverPart(server, target)
  };
}
