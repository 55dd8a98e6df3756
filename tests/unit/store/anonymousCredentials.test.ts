import { NO_KEYS } from '../../../src/model/credentials';
import { CredentialsError, SetupError } from '../../../src/model/errors';
import { AnonymousCredentials } from '../../../src/store/anonymousCredentials';
import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { S3VersionStore } from '../../../src/store/s3VersionStore';
import { answeringServer, s3Error } from './answeringServer';

let server: Awaited<ReturnType<typeof answeringServer>>;
beforeEach(async () => {
  server = await answeringServer();
});
afterEach(() => server.stop());

const openStore = () =>
  new S3VersionStore(
    { endpoint: server.url, region: 'us-east-1', bucket: 'library' },
    new CachedCredentials(new AnonymousCredentials(), Date.now)
  );

it('reads without a signature', async () => {
  server.answer((_, response) => response.end('{"cells":[]}'));
  const bytes = await openStore().get('published/a.ipynb', 'v1');

  expect(await bytes.text()).toBe('{"cells":[]}');
  expect(server.asked).toHaveLength(1);
  const { headers, url } = server.asked[0]!;
  expect(headers.authorization).toBeUndefined();
  expect(headers['x-amz-security-token']).toBeUndefined();
  expect(url).not.toMatch(/X-Amz-(Signature|Credential)/i);
});

it('sends no write at all, and says that there are no keys to write with', async () => {
  const store = openStore();
  const condition = { ifNoneMatch: '*' } as const;
  const facts = { contentType: 'text/plain', metadata: { v: 1 as const }, condition };
  for (const write of [
    () => store.put('a', { ...facts, body: new Blob(['{}']), sha256: '0'.repeat(64) }),
    () => store.copy({ ...facts, from: { key: 'a', versionId: 'v1' }, to: 'b' }),
    () => store.setTags('a', 'v1', { color: 'red' }),
    () => store.markDeleted('a')
  ]) {
    const error: unknown = await write().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toMatchObject({ check: 'credentials' });
    expect((error as Error).message).toContain('anonymous access');
  }
  expect(server.asked).toHaveLength(0);
});

it('says so when the store takes only those with keys', async () => {
  server.answer((_, response) => response.writeHead(403).end(s3Error('InvalidAccessKeyId')));
  await expect(openStore().list('published/a.ipynb')).rejects.toThrow(CredentialsError);
});

it('has always the same keys: none', async () => {
  expect(await new AnonymousCredentials().fetch()).toBe(NO_KEYS);
});
