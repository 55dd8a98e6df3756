import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import {
  CredentialsError,
  ForbiddenError,
  SetupError,
  TransientError
} from '../../src/model/errors';
import { openStore, s3, toCredentials } from './s3';
import { version } from './storeUnderTest';
import { versionStoreContract } from './versionStoreContract';

describe('S3VersionStore', () => {
  const client = new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    credentials: s3.admin,
    forcePathStyle: true
  });
  afterAll(() => client.destroy());

  const open = async () => ({
    store: openStore().store,
    prefix: s3.prefix,
    delete: async (key: string) => {
      await client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: key }));
    },
    putForeign: async (key: string, body: Blob) => {
      const Body = new Uint8Array(await body.arrayBuffer());
      await client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: key, Body }));
    }
  });
  versionStoreContract(open, s3.lacks);

  const key = `${s3.prefix}/setup/a.ipynb`;
  const good = toCredentials(s3.scoped);
  const unknown = { ...good, accessKeyId: 'AKIAUNKNOWN' };
  const forged = { ...good, secretAccessKey: 'forged' };

  it('stores and reads 5 MB', async () => {
    const { store } = openStore();
    const sent = await version('0123456789abcdef'.repeat(320 * 1024));
    const { versionId } = await store.put(`${key}.big`, sent);

    expect((await store.get(`${key}.big`, versionId)).size).toBe(sent.body.size);
  });

  it('names a missing bucket, and does not make it', async () => {
    const { store } = openStore({ bucket: s3.missing, keys: [toCredentials(s3.scopedMissing)] });
    const sent = await version('1');

    for (const attempt of [
      () => store.check(),
      () => store.put(key, sent),
      () => store.list(key)
    ]) {
      await expect(attempt()).rejects.toMatchObject({ name: 'SetupError', check: 'bucket' });
    }
    await expect(store.check()).rejects.toThrow(SetupError);
  });

  it('never calls a version archived that an unversioned bucket took', async () => {
    const { store } = openStore({ bucket: s3.unversioned, keys: [toCredentials(s3.scopedFlat)] });
    const refused = { name: 'SetupError', check: 'versioning' };

    await expect(store.check()).rejects.toMatchObject(refused);
    await expect(store.put(key, await version('1'))).rejects.toMatchObject(refused);
  });

  it('refreshes refused keys once for all that wait', async () => {
    for (const refused of [unknown, forged]) {
      const { store, asked } = openStore({ keys: [refused, good] });
      await Promise.all([
        store.list(key),
        store.check(),
        store.list(key),
        expect(store.head(`${key}.none`)).rejects.toMatchObject({ name: 'NotFoundError' })
      ]);

      expect(asked.times).toBe(2);
    }
  });

  it('gives up on keys that stay refused', async () => {
    const { store, asked } = openStore({ keys: [forged] });

    await expect(store.put(key, await version('1'))).rejects.toThrow(CredentialsError);
    await expect(store.head(key)).rejects.toThrow(CredentialsError);
    await expect(store.get(key, '1')).rejects.toThrow(CredentialsError);
    expect(asked.times).toBe(2);
  });

  it("forbids another user's prefix, without asking for other keys", async () => {
    const { store, asked } = openStore();
    const theirs = 'workspace/eve/a.ipynb';
    const attempts = [
      store.put(theirs, await version('1')),
      store.list(theirs),
      store.head(theirs),
      store.get(theirs, '1'),
      store.tags(theirs, '1'),
      store.setTags(theirs, '1', { name: 'mine' })
    ];

    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({ reason: expect.any(ForbiddenError) });
    }
    expect(asked.times).toBe(1);
  });

  it('keeps secrets out of its errors', async () => {
    const { store } = openStore({ keys: [forged] });
    const error = await store.put(key, await version('1')).catch((e: unknown) => e);
    const { inspect } = jest.requireActual<typeof import('node:util')>('node:util');
    const said = inspect(error, { depth: 10, showHidden: true });

    expect(said).toContain('CredentialsError');
    expect(said).not.toContain(good.secretAccessKey);
    expect(said).not.toContain(good.sessionToken ?? good.secretAccessKey);
  });

  it('calls a refused connection transient', async () => {
    const { store } = openStore({ endpoint: 'http://127.0.0.1:9' });

    await expect(store.check()).rejects.toThrow(TransientError);
  });
});
