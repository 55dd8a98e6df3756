import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROLE_ARN = 'arn:aws:iam::role/BookstoreUser';
/** The audience of the tokens of an OpenID provider. */
export const CLIENT_ID = 'bookstore';

/**
 * The data folder's keys and SeaweedFS's two configuration files, made at random
 * the first time.
 *
 * @param {string} [openId] - URL of an OpenID provider whose tokens are as good as keys to
 *   assume the role; for tests.
 * @returns `credentials` of the administrator, `jupyter`, those of a Jupyter server,
 *   which may do nothing but assume the role, and `files`.
 */
export function seaweedKeys(dir, openId) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const files = {
    keys: join(dir, 'keys.json'),
    s3: join(dir, 's3.json'),
    iam: join(dir, 'iam.json')
  };
  const before = existsSync(files.keys) ? JSON.parse(readFileSync(files.keys, 'utf8')) : {};
  const keys = { signingKey: randomBytes(32).toString('base64'), ...newKeys(), ...before };
  keys.jupyter ??= newKeys();
  secret(files.s3, identities(keys));
  secret(files.iam, { ...roles(keys), ...(openId && federated(openId, roles(keys))) });
  secret(files.keys, keys);
  const { accessKeyId, secretAccessKey, jupyter } = keys;
  return { credentials: { accessKeyId, secretAccessKey }, jupyter, files };
}

function newKeys() {
  return {
    accessKeyId: randomBytes(10).toString('hex').toUpperCase(),
    secretAccessKey: randomBytes(30).toString('base64url')
  };
}

function secret(file, value) {
  writeFileSync(file, JSON.stringify(value, null, 2), { mode: 0o600 });
}

function identities({ jupyter, ...admin }) {
  return { identities: [identity('admin', admin, ['Admin']), identity('jupyter', jupyter, [])] };
}

function identity(name, { accessKeyId, secretAccessKey }, actions) {
  return { name, credentials: [{ accessKey: accessKeyId, secretKey: secretAccessKey }], actions };
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

/** The same role for whoever brings a token. */
function federated(issuer, { roles: [role] }) {
  const provider = {
    name: 'openid',
    type: 'oidc',
    enabled: true,
    config: { issuer, clientId: CLIENT_ID, jwksUri: `${issuer}/jwks` }
  };
  const trust = {
    Effect: 'Allow',
    Principal: { Federated: provider.name },
    Action: ['sts:AssumeRoleWithWebIdentity']
  };
  role.trustPolicy.Statement.push(trust);
  return { providers: [provider], roles: [role] };
}
