import { S3Client } from '@aws-sdk/client-s3';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';

import type { Credentials } from '../model/credentials';
import type { Target } from '../model/target';

/** Leaves requests as they are: for those without keys. */
const UNSIGNED = { sign: <T>(request: T) => Promise.resolve(request) };

/** Where a bucket is; its prefix is the caller's business. */
export type BucketAddress = Pick<Target, 'endpoint' | 'region' | 'bucket'>;

/**
 * A client that signs with one set of keys and sends every request once: retries are the
 * uploader's.
 *
 * @param systemClockOffset - Milliseconds by which the store's clock was found to be ahead.
 */
export function createS3Client(
  { endpoint, region }: BucketAddress,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  systemClockOffset = 0
): S3Client {
  return new S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Without `expiration`: the SDK would ask for new keys at every request near the end.
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    ...(!accessKeyId && { signer: UNSIGNED }),
    systemClockOffset,
    maxAttempts: 1,
    // The same in a browser and in Node, where the SDK would choose node:http, which knows no Blob.
    requestHandler: new FetchHttpHandler({
      requestInit: request => ({ cache: cacheMode(request) })
    }),
    // The default wraps the body in a stream, which a Blob is not.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED'
  });
}

/**
 * What was answered before is no answer: a browser would keep versions and their headers. It keeps
 * no answers to writes, nor lists, which say nothing of how long they hold; but `no-store` has
 * Chromium ask before each request whether the page may. Writes need more than the default mode:
 * `If-Match` alone makes that `no-store`.
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
function cacheMode({ method, query = {} }: { method: string; query?: object }): RequestCache {
  if (method === 'PUT') {
    return 'force-cache';
  }
  const isList = method === 'GET' && ('versions' in query || 'list-type' in query);
  return isList ? 'default' : 'no-store';
}
