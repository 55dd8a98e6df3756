import { ROLE_ARN } from '../../demo/seaweedKeys.mjs';
import { CredentialsError } from '../../src/model/errors';
import { CachedCredentials } from '../../src/store/cachedCredentials';
import { S3VersionStore } from '../../src/store/s3VersionStore';
import { WebIdentityCredentials } from '../../src/store/webIdentityCredentials';
import { s3 } from './s3';

// A service that was started elsewhere trusts nobody that this test could speak for.
const given = s3.tokens ? describe : describe.skip;

const trade = (token: string, parts: { roleArn?: string; sessionName?: string } = {}) =>
  new WebIdentityCredentials({
    roleArn: ROLE_ARN,
    region: () => s3.region,
    stsEndpoint: s3.endpoint,
    sessionName: 'ada',
    token: () => Promise.resolve(token),
    request: fetch,
    ...parts
  });

given('WebIdentityCredentials with a real STS', () => {
  const tokens = s3.tokens!;

  it('trades a token for keys that the store takes', async () => {
    const provider = trade(tokens.good);
    const keys = await provider.fetch();
    expect(keys).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
      expiresAt: expect.any(Number)
    });
    expect(keys.expiresAt! - Date.now()).toBeGreaterThan(900_000);

    const { endpoint, region, bucket } = s3;
    const store = new S3VersionStore(
      { endpoint, region, bucket },
      new CachedCredentials(provider, Date.now)
    );
    expect((await store.list('workspace/ada/none.ipynb')).versions).toEqual([]);
    expect((await provider.fetch()).accessKeyId).not.toBe(keys.accessKeyId);
  });

  it.each(['expired', 'forAnother', 'forged'] as const)(
    'is refused with a token that is %s, and tells nothing of it',
    async kind => {
      const error: unknown = await trade(tokens[kind])
        .fetch()
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(CredentialsError);
      expect((error as Error).message).toMatch(/^STS answered 40\d \w+:/);
      expect((error as Error).message).not.toContain(tokens[kind]);
    }
  );

  it('is refused a role that is not there', async () => {
    const roleArn = `${ROLE_ARN}None`;
    await expect(trade(tokens.good, { roleArn }).fetch()).rejects.toThrow(CredentialsError);
  });

  it.each(['x', 'ana maría/1', 'x'.repeat(100)])('names its session after “%s”', async name => {
    const keys = await trade(tokens.good, { sessionName: name }).fetch();
    expect(keys.sessionToken).toBeTruthy();
  });
});
