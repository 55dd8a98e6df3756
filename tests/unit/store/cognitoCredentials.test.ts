import { CredentialsError, TransientError } from '../../../src/model/errors';
import { CognitoCredentials } from '../../../src/store/cognitoCredentials';
import { answeringServer } from './answeringServer';

const POOL = 'eu-central-1:11111111-2222-3333-4444-555555555555';

/** A stand-in for the two calls of Amazon Cognito; no more than their documented form. */
async function cognito() {
  const server = await answeringServer();
  const world = { calls: [] as string[], refuse: null as [number, string] | null };
  server.answer((request, response) => {
    const call = String(request.headers['x-amz-target']).split('.')[1]!;
    world.calls.push(call);
    response.setHeader('Content-Type', 'application/x-amz-json-1.1');
    if (world.refuse) {
      const [status, __type] = world.refuse;
      response.writeHead(status).end(JSON.stringify({ __type, message: 'token hush' }));
      return;
    }
    const IdentityId = 'eu-central-1:guest';
    const Credentials = {
      AccessKeyId: 'ASIAGUEST',
      SecretKey: 'secret',
      SessionToken: 'session',
      Expiration: 1_800_000_000
    };
    response.end(JSON.stringify(call === 'GetId' ? { IdentityId } : { IdentityId, Credentials }));
  });
  return { server, world };
}

describe('CognitoCredentials', () => {
  let fake: Awaited<ReturnType<typeof cognito>>;
  beforeEach(async () => {
    fake = await cognito();
  });
  afterEach(() => fake.server.stop());

  const open = (token?: () => Promise<string>) =>
    new CognitoCredentials({
      identityPoolId: POOL,
      login: token ? { provider: 'login.example', token } : null,
      timeoutMs: 5_000,
      endpoint: fake.server.url
    });

  it('gets keys for a guest, who stays the same, without signing', async () => {
    const credentials = open();
    expect(await credentials.fetch()).toEqual({
      accessKeyId: 'ASIAGUEST',
      secretAccessKey: 'secret',
      sessionToken: 'session',
      expiresAt: 1_800_000_000_000
    });
    await credentials.fetch();

    expect(fake.world.calls).toEqual([
      'GetId',
      'GetCredentialsForIdentity',
      'GetCredentialsForIdentity'
    ]);
    expect(fake.server.asked.every(({ headers }) => !headers.authorization)).toBe(true);
  });

  it('asks for a token anew for each set of keys', async () => {
    let asked = 0;
    const credentials = open(() => Promise.resolve(`token ${++asked}`));
    await credentials.fetch();
    const before = asked;
    await credentials.fetch();

    expect(asked).toBeGreaterThan(before);
  });

  it('lets a failure to get a token pass', async () => {
    const failure = new TransientError('nobody');
    await expect(open(() => Promise.reject(failure)).fetch()).rejects.toBe(failure);
  });

  it.each<[number, string, unknown]>([
    [400, 'NotAuthorizedException', CredentialsError],
    [400, 'ResourceNotFoundException', CredentialsError],
    [400, 'TooManyRequestsException', TransientError],
    [500, 'InternalErrorException', TransientError]
  ])('knows what %d %s means, and keeps its words to itself', async (status, code, kind) => {
    fake.world.refuse = [status, code];
    const credentials = open();
    const error = (await credentials.fetch().catch((e: unknown) => e)) as Error;
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toContain(code);
    expect(error.message).not.toContain('hush');
    expect(fake.world.calls).toHaveLength(1);

    fake.world.refuse = null;
    expect(await credentials.fetch()).toMatchObject({ accessKeyId: 'ASIAGUEST' });
  });

  it('is transient while nobody answers', async () => {
    const credentials = open();
    await fake.server.stop();
    await expect(credentials.fetch()).rejects.toThrow(TransientError);
    fake = await cognito();
  });

  it('is transient when nobody answers in time', async () => {
    fake.server.answer(() => undefined);
    const credentials = new CognitoCredentials({
      identityPoolId: POOL,
      login: null,
      timeoutMs: 50,
      endpoint: fake.server.url
    });
    await expect(credentials.fetch()).rejects.toThrow(TransientError);
  });
});
