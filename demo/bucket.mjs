import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  S3Client
} from '@aws-sdk/client-s3';

/** What the extension reads from answers; CORS takes no wildcard here. */
export const EXPOSED_HEADERS = [
  'Date',
  'ETag',
  'Last-Modified',
  'x-amz-bucket-region',
  'x-amz-checksum-sha256',
  'x-amz-checksum-type',
  'x-amz-delete-marker',
  'x-amz-id-2',
  'x-amz-meta-bookstore',
  'x-amz-request-id',
  'x-amz-tagging-count',
  'x-amz-version-id'
];

// Its word on Node's next versions is not for those who only try the demo.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

export function s3Client({ endpoint, region, credentials }) {
  return new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: Boolean(endpoint)
  });
}

/**
 * Make a bucket, or bring an existing one's set-up in line.
 *
 * @param client
 * @param {string} bucket
 * @param {{ origins?: string[], versioned?: boolean, exposedHeaders?: string[] }} options - `origins`
 *   are the web origins that may reach it; none by default.
 */
export async function ensureBucket(
  client,
  bucket,
  { origins = [], versioned = true, exposedHeaders = EXPOSED_HEADERS } = {}
) {
  if (!(await exists(client, bucket))) {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  if (versioned) {
    await client.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: 'Enabled' }
      })
    );
  }
  if (origins.length > 0) {
    await client.send(
      new PutBucketCorsCommand({
        Bucket: bucket,
        CORSConfiguration: { CORSRules: [rule(origins, exposedHeaders)] }
      })
    );
  }
}

function rule(origins, exposedHeaders) {
  return {
    AllowedOrigins: origins,
    AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    AllowedHeaders: ['*'],
    ExposeHeaders: exposedHeaders,
    MaxAgeSeconds: 3000
  };
}

async function exists(client, bucket) {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    if (error.$metadata?.httpStatusCode === 404) {
      return false;
    }
    throw error;
  }
}
