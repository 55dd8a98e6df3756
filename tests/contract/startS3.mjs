import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { OAuth2Server } from 'oauth2-mock-server';

import { startSeaweed } from '../../demo/seaweed.mjs';
import { CLIENT_ID } from '../../demo/seaweedKeys.mjs';
import { assumeUser } from '../../demo/sts.mjs';
import { prepareS3 } from './prepareS3.mjs';

/**
 * Give the contract tests an S3 service with two buckets and one user's scoped keys.
 * `BOOKSTORE_TEST_S3` may name a running one: JSON of `endpoint`, `region` and the
 * administrator's `credentials`.
 */
export default async function startS3() {
  const given = process.env.BOOKSTORE_TEST_S3;
  const { server, openId } = given ? { server: JSON.parse(given) } : await start();
  const tokens = openId && (await tokensOf(openId.issuer));
  await prepareS3(server, bucket => assumeUser(server, { bucket, user: 'ada' }), { tokens });
}

async function start() {
  const dir = mkdtempSync(join(tmpdir(), 'bookstore-contract-'));
  const openId = new OAuth2Server();
  await openId.issuer.keys.generate('RS256');
  await openId.start(0, '127.0.0.1');
  const server = await startSeaweed({ dir, openId: openId.issuer.url });
  globalThis.bookstoreContractS3 = {
    stop: async () => {
      await server.stop();
      await openId.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  };
  return { server, openId };
}

/** What an OpenID provider says of somebody: as it should be, and in ways that no STS may take. */
async function tokensOf(issuer) {
  const token = (claims = {}) =>
    issuer.buildToken({
      scopesOrTransform: (_, payload) =>
        Object.assign(payload, { sub: 'ada', aud: CLIENT_ID }, claims)
    });
  const good = await token();
  const [header, payload, signature] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return {
    good,
    expired: await token({ iat: now - 7200, nbf: now - 7200, exp: now - 3600 }),
    forAnother: await token({ aud: 'another' }),
    forged: [header, forged, signature].join('.')
  };
}
