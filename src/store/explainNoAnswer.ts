import { SetupError } from '../model/errors';
import type { BucketAddress } from './s3Client';

/**
 * A failed fetch does not tell a page that is kept out by CORS from a network that is down. A request
 * whose answer nobody may read does: it fails only if nobody answers.
 * @param error - What the S3 client threw.
 * @throws SetupError if the store answers after all; else the error as it was.
 * @see https://fetch.spec.whatwg.org/#concept-request-mode
 */
export async function explainNoAnswer(
  { endpoint, region, bucket }: BucketAddress,
  error: unknown,
  signal: AbortSignal
): Promise<never> {
  const { origin } = globalThis.location ?? {};
  if (!origin || !(error instanceof TypeError)) {
    throw error;
  }
  const url = `${endpoint || `https://s3.${region}.amazonaws.com`}/${bucket}`;
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
  } catch {
    throw error;
  }
  throw new SetupError(
    'cors',
    `The store keeps out pages of ${origin}: look at CORS rules, name and region of the bucket "${bucket}".`
  );
}
