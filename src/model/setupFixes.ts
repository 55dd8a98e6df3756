import type { LifecycleRule } from './expiringRules';
import type { CredentialsSetting } from './settings';
import type { Target } from './target';

/** The set-up that is checked, and who looks at it. */
export type SetupSubject = {
  target: Target;
  /** Prefixes with `{user}` replaced, without slashes at their ends. */
  publishedPrefix: string;
  scheduledPrefix: string;
  /** What everybody may read: the published prefix up to `{user}`. */
  sharedPrefix: string;
  /** Whether versions are copied to the other prefixes at all. */
  copies: boolean;
  credentials: CredentialsSetting;
  /** Of this page. */
  origin: string;
};

/** Rules that let this page in and let it read what it must, with the command that sets them. */
export function corsFix({ target, origin }: SetupSubject): string {
  const rules = {
    CORSRules: [
      {
        AllowedOrigins: [origin],
        AllowedMethods: ['GET', 'HEAD', 'PUT', 'DELETE'],
        AllowedHeaders: ['*'],
        ExposeHeaders: EXPOSED_HEADERS,
        MaxAgeSeconds: 3000
      }
    ]
  };
  return [
    "cat > cors.json <<'END'",
    json(rules),
    'END',
    aws(target, 'put-bucket-cors', '--cors-configuration file://cors.json')
  ].join('\n');
}

/** What one user's keys need, and must not have: the text of `deploy/policies/one-user.json`. */
export function policyFix(subject: SetupSubject): string {
  const { target, publishedPrefix, scheduledPrefix, sharedPrefix } = subject;
  const bucket = `arn:aws:s3:::${target.bucket}`;
  const [own, published, scheduled, shared] = [
    target.prefix,
    publishedPrefix,
    scheduledPrefix,
    sharedPrefix
  ].map(prefix => (prefix ? `${prefix}/*` : '*')) as [string, string, string, string];
  const on = (...keys: string[]) => keys.map(each => `${bucket}/${each}`);
  return json({
    Version: '2012-10-17',
    Statement: [
      allow([...READ, ...WRITE], on(own, published, scheduled)),
      allow(READ, on(shared)),
      allow(['s3:DeleteObject'], on(published, scheduled)),
      {
        ...allow(['s3:ListBucket', 's3:ListBucketVersions'], [bucket]),
        Condition: { StringLike: { 's3:prefix': [own, shared, scheduled] } }
      },
      allow(LOOK, [bucket]),
      { Effect: 'Deny', Action: NEVER, Resource: ['*'] }
    ]
  });
}

export function versioningFix({ target }: SetupSubject): string {
  return aws(target, 'put-bucket-versioning', '--versioning-configuration Status=Enabled');
}

/** Make the bucket, and let it keep versions. */
export function bucketFix(subject: SetupSubject): string {
  const { endpoint, region } = subject.target;
  const place =
    endpoint || region === 'us-east-1'
      ? ''
      : `--create-bucket-configuration LocationConstraint=${quote(region)}`;
  return [aws(subject.target, 'create-bucket', place), versioningFix(subject)].join('\n');
}

/** @param region - Where the bucket is, if the store told. */
export function regionFix({ target }: SetupSubject, region: string | null): string {
  return region ? settingsFix({ region }) : aws(target, 'get-bucket-location', '');
}

/** What shows whether anybody stands at the address at all. */
export function endpointFix({ target }: SetupSubject): string {
  return `curl -i ${quote(target.endpoint || `https://s3.${target.region}.amazonaws.com`)}`;
}

/** How a computer sets its clock by the network's time. */
export function clockFix(): string {
  return [
    'sudo timedatectl set-ntp true        # Linux',
    'sudo sntp -sS time.apple.com         # macOS',
    'w32tm /resync                        # Windows, as administrator'
  ].join('\n');
}

/** Ask for keys as this page does, or say where to ask. */
export function credentialsFix({ credentials }: SetupSubject): string {
  const { provider, url } = credentials;
  if (provider === 'endpoint' && url && /^https?:/.test(url)) {
    // A query may hold a secret.
    return `curl -i ${quote(url.split(/[?#]/)[0]!)}`;
  }
  const to = url?.split(/[?#]/)[0] || 'https://keys.example.org/notebooks';
  return settingsFix({ credentials: { provider: 'endpoint', url: to } });
}

/** Settings of this extension, as Lab's JSON editor takes them. */
export function settingsFix(settings: object): string {
  return json(settings);
}

/** @param kept - The rules that may stay. */
export function lifecycleFix({ target }: SetupSubject, kept: LifecycleRule[]): string {
  return kept.length === 0
    ? aws(target, 'delete-bucket-lifecycle', '')
    : [
        "cat > lifecycle.json <<'END'",
        json({ Rules: kept }),
        'END',
        aws(
          target,
          'put-bucket-lifecycle-configuration',
          '--lifecycle-configuration file://lifecycle.json'
        )
      ].join('\n');
}

/** A question about the bucket that an administrator may ask. */
export function lookFix({ target }: SetupSubject, what: 'lifecycle' | 'lock'): string {
  const command =
    what === 'lock' ? 'get-object-lock-configuration' : 'get-bucket-lifecycle-configuration';
  return aws(target, command, '');
}

function aws({ bucket, endpoint, region }: Target, command: string, rest: string): string {
  const where = endpoint ? `--endpoint-url ${quote(endpoint)}` : `--region ${quote(region)}`;
  return `aws s3api ${command} --bucket ${quote(bucket)} ${where} ${rest}`.trimEnd();
}

/** As a shell takes it literally. */
function quote(text: string): string {
  return /^[\w.:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function allow(Action: string[], Resource: string[]) {
  return { Effect: 'Allow', Action, Resource };
}

const EXPOSED_HEADERS = [
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

const READ = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTagging',
  's3:GetObjectVersionTagging'
];

const WRITE = ['s3:PutObject', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'];

const LOOK = [
  's3:GetBucketVersioning',
  's3:GetBucketLocation',
  's3:GetBucketObjectLockConfiguration',
  's3:GetLifecycleConfiguration'
];

const NEVER = [
  's3:DeleteObjectVersion*',
  's3:DeleteBucket*',
  's3:Bypass*',
  's3:PutBucket*',
  's3:Put*Configuration',
  's3:PutObject*Acl',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold'
];
