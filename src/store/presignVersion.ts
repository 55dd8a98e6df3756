import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import type { Credentials } from '../model/credentials';
import { RejectedError } from '../model/errors';
import { attachment } from '../model/fileName';
import type { TemporaryLink } from '../model/reference';

/** What a signature of version 4 can promise at most. */
const LONGEST_S = 7 * 24 * 3600;

/**
 * A link that downloads one version without keys. It is signed here; nothing is sent.
 * @param nowMs - Milliseconds since 1970 by this computer's clock.
 * @throws RejectedError for a time that no link can last.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
 */
export async function presignVersion(
  client: S3Client,
  keys: Credentials,
  version: { bucket: string; key: string; versionId: string; fileName: string },
  seconds: number,
  nowMs: number
): Promise<TemporaryLink> {
  if (!(seconds >= 1 && seconds <= LONGEST_S)) {
    throw new RejectedError('A link lasts from one second to seven days.');
  }
  const command = new GetObjectCommand({
    Bucket: version.bucket,
    Key: version.key,
    VersionId: version.versionId,
    // Whatever the bytes are, no browser shall take them for a page.
    ResponseContentDisposition: attachment(version.fileName)
  });
  const offsetMs = client.config.systemClockOffset;
  const url = await getSignedUrl(client, command, {
    expiresIn: Math.floor(seconds),
    signingDate: new Date(nowMs + offsetMs)
  });
  const wanted = nowMs + seconds * 1000;
  const keysEnd = keys.expiresAt === null ? Infinity : keys.expiresAt - offsetMs;
  return { url, until: Math.min(wanted, keysEnd) };
}
