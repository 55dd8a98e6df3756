/** The prefixes that belong to one user. */
export function prefixesOf(user) {
  return {
    workspacePrefix: `workspace/${user}`,
    publishedPrefix: `published/${user}`,
    scheduledPrefix: `scheduled/${user}`
  };
}

/**
 * What one user may do: read and write their own prefixes, read what others
 * published, and never remove a version.
 */
export function userPolicy(bucket, user) {
  const arn = `arn:aws:s3:::${bucket}`;
  const own = Object.values(prefixesOf(user)).map(prefix => `${prefix}/*`);
  return {
    Version: '2012-10-17',
    Statement: [
      allow(
        OWN,
        own.map(keys => `${arn}/${keys}`)
      ),
      allow(READ, [`${arn}/published/*`]),
      {
        ...allow(['s3:ListBucket', 's3:ListBucketVersions'], [arn]),
        Condition: { StringLike: { 's3:prefix': [...own, 'published/*'] } }
      },
      allow(['s3:GetBucketVersioning', 's3:GetBucketLocation'], [arn])
    ]
  };
}

/** What a reader may do who publishes nothing: find and read what others published. */
export function readerPolicy(bucket) {
  const arn = `arn:aws:s3:::${bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [
      allow(READ, [`${arn}/published/*`]),
      {
        ...allow(['s3:ListBucket', 's3:ListBucketVersions'], [arn]),
        Condition: { StringLike: { 's3:prefix': ['published/*'] } }
      }
    ]
  };
}

const READ = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTagging',
  's3:GetObjectVersionTagging'
];

// Without DeleteObjectVersion a delete can only add a marker.
const OWN = [
  ...READ,
  's3:PutObject',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
  's3:DeleteObject'
];

function allow(Action, Resource) {
  return { Effect: 'Allow', Action, Resource };
}
