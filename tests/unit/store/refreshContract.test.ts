import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { CognitoCredentials } from '../../../src/store/cognitoCredentials';
import type { ICredentialsProvider } from '../../../src/store/credentialsProvider';
import { EndpointCredentials } from '../../../src/store/endpointCredentials';
import { WebIdentityCredentials } from '../../../src/store/webIdentityCredentials';
import { answeringServer } from './answeringServer';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Issued = { id: string; at: number };

/** How a service writes a set of keys. */
const asJson = ({ id, at }: Issued) =>
  JSON.stringify({
    AccessKeyId: id,
    SecretAccessKey: 's',
    Token: 't',
    Expiration: new Date(at).toISOString()
  });
const asXml = ({ id, at }: Issued) =>
  `<Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${new Date(at).toISOString()}</Expiration></Credentials>`;
const asCognito = ({ id, at }: Issued) =>
  JSON.stringify({
    IdentityId: 'eu-central-1:guest',
    Credentials: { AccessKeyId: id, SecretKey: 's', SessionToken: 't', Expiration: at / 1000 }
  });

type Kind = [string, (issued: Issued) => string, (url: string) => ICredentialsProvider];

const KINDS: Kind[] = [
  ['endpoint', asJson, url => new EndpointCredentials(url, fetch)],
  [
    'webIdentity',
    asXml,
    url =>
      new WebIdentityCredentials({
        roleArn: 'arn:aws:iam::1:role/Reader',
        region: () => 'us-east-1',
        stsEndpoint: url,
        sessionName: 'ana',
        token: () => Promise.resolve('who.i.am'),
        request: fetch
      })
  ],
  [
    'cognito',
    asCognito,
    endpoint =>
      new CognitoCredentials({
        identityPoolId: 'eu-central-1:pool',
        login: null,
        timeoutMs: 5_000,
        endpoint
      })
  ]
];

describe.each(KINDS)('keys of %s', (_, write, open) => {
  let server: Awaited<ReturnType<typeof answeringServer>>;
  beforeEach(async () => {
    server = await answeringServer();
  });
  afterEach(() => server.stop());

  /** Keys that live so long, and a clock here that is so far ahead of the issuer's. */
  function setUp(lifetimeMs: number, skewMs = 0) {
    const world = { nowMs: 1_800_000_000_000, issued: 0 };
    server.answer((request, response) => {
      if (String(request.headers['x-amz-target']).endsWith('.GetId')) {
        response.end('{"IdentityId":"eu-central-1:guest"}');
        return;
      }
      world.issued++;
      response.end(write({ id: `key${world.issued}`, at: world.nowMs - skewMs + lifetimeMs }));
    });
    return { world, keys: new CachedCredentials(open(server.url), () => world.nowMs) };
  }

  it('are asked for once for all requests that wait, also when they must be others', async () => {
    const { world, keys } = setUp(60 * MINUTE);
    const [refused] = await Promise.all([keys.get(), keys.get(), keys.get()]);
    expect(world.issued).toBe(1);
    const others = await Promise.all([keys.refresh(refused!), keys.refresh(refused!), keys.get()]);
    expect(new Set(others.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['key2']));
    expect(world.issued).toBe(2);
  });

  it.each([
    ['an hour', 60 * MINUTE, 0, 1, 4],
    ['4 minutes', 4 * MINUTE, 0, 15, 60],
    ['an hour, by a clock a day ahead', 60 * MINUTE, DAY, 1, 1],
    ['an hour, by a clock a day behind', 60 * MINUTE, -DAY, 1, 1]
  ])(
    'that live %s are renewed in time, and at most once a minute',
    async (_, lifetime, skew, least, most) => {
      const { world, keys } = setUp(lifetime, skew);
      const isKnown = skew === 0;
      let issuedAt = -Infinity;
      for (let second = 0; second < 3600; second += 20) {
        const before = world.issued;
        const { expiresAt } = await keys.get();
        expect(isKnown ? expiresAt! > world.nowMs : true).toBe(true);
        if (world.issued > before) {
          expect(world.nowMs - issuedAt).toBeGreaterThanOrEqual(MINUTE);
          issuedAt = world.nowMs;
        }
        world.nowMs += 20_000;
      }
      expect(world.issued).toBeGreaterThanOrEqual(least);
      expect(world.issued).toBeLessThanOrEqual(most);
    }
  );
});
