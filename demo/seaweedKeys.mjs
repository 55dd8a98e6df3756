import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROLE_ARN = 'arn:aws:iam::role/BookstoreUser';

/**
 * The administrator's keys of the data folder and SeaweedFS's two
 * configuration files, made at random the first time.
 */
export function seaweedKeys(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const files = {
    keys: join(dir, 'keys.json'),
    s3: join(dir, 's3.json'),
    iam: join(dir, 'iam.json')
  };
  if (!existsSync(files.keys)) {
    const keys = {
      accessKeyId: randomBytes(10).toString('hex').toUpperCase(),
      secretAccessKey: randomBytes(30).toString('base64url'),
      signingKey: randomBytes(32).toString('base64')
    };
    secret(files.s3, identities(keys));
    secret(files.iam, roles(keys));
    secret(files.keys, keys);
  }
  const { accessKeyId, secretAccessKey } = JSON.parse(readFileSync(files.keys, 'utf8'));
  return { credentials: { accessKeyId, secretAccessKey }, files };
}

function secret(file, value) {
  writeFileSync(file, JSON.stringify(value, null, 2), { mode: 0o600 });
}

function identities({ accessKeyId, secretAccessKey }) {
  return {
    identities: [
      {
        name: 'admin',
        credentials: [{ accessKey: accessKeyId, secretKey: secretAccessKey }],
        actions: ['Admin']
      }
    ]
  };
}

/** One role with every right on S3; session policies narrow it. */
function roles({ signingKey }) {
  return {
    sts: {
      tokenDuration: '1h',
      maxSessionLength: '12h',
      issuer: 'bookstore',
      signingKey
    },
    policy: { defaultEffect: 'Deny', storeType: 'memory' },
    policies: [
      {
        name: 'AllOfS3',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] }]
        }
      }
    ],
    roles: [
      {
        roleName: 'BookstoreUser',
        roleArn: ROLE_ARN,
        attachedPolicies: ['AllOfS3'],
        trustPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: ['sts:AssumeRole'] }]
        }
      }
    ]
  };
}
