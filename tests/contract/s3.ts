import type { Credentials } from '../../src/model/credentials';
import { CachedCredentials } from '../../src/store/cachedCredentials';
import { S3VersionStore } from '../../src/store/s3VersionStore';

type StsCredentials = {
  AccessKeyId: string;
  SecretAccessKey: string;
  /** None for keys that last. */
  SessionToken?: string;
  Expiration?: string;
};

/** What `startS3` set up. */
export const s3 = JSON.parse(process.env.BOOKSTORE_CONTRACT_S3 ?? 'null') as {
  endpoint: string;
  region: string;
  admin: { accessKeyId: string; secretAccessKey: string };
  bucket: string;
  unversioned: string;
  prefix: string;
  missing: string;
  /** As of `lacksOf`. */
  lacks: string[];
  /** One user's keys: their own prefixes of `bucket`, of `unversioned` and of `missing`. */
  scoped: StsCredentials;
  scopedFlat: StsCredentials;
  scopedMissing: StsCredentials;
  /** Of an OpenID provider that the service trusts; none for a service that was not started here. */
  tokens?: Record<'good' | 'expired' | 'forAnother' | 'forged', string>;
};

export function toCredentials(sts: StsCredentials): Credentials {
  return {
    accessKeyId: sts.AccessKeyId,
    secretAccessKey: sts.SecretAccessKey,
    sessionToken: sts.SessionToken,
    expiresAt: sts.Expiration ? Date.parse(sts.Expiration) : null
  };
}

/** A store for one user, whose provider gives out `keys` in turn and the last for ever. */
export function openStore({
  endpoint = s3.endpoint,
  bucket = s3.bucket,
  keys = [toCredentials(s3.scoped)]
} = {}) {
  const asked = { times: 0 };
  const provider = {
    fetch: async () => keys[Math.min(asked.times++, keys.length - 1)]!
  };
  const credentials = new CachedCredentials(provider, Date.now);
  const store = new S3VersionStore({ endpoint, region: s3.region, bucket }, credentials);
  return { store, asked };
}
