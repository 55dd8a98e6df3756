import { ConflictError, NotFoundError, RejectedError } from '../../src/model/errors';
import { sha256Hex } from '../../src/model/sha256';
import type { IVersionStore, NewVersion } from '../../src/store/versionStore';
import { copyContract } from './copyContract';
import { folderContract } from './folderContract';
import { listingContract } from './listingContract';
import { tagsContract } from './tagsContract';
import { listAll, NEW, put, version, write, type StoreUnderTest } from './storeUnderTest';

/**
 * What every {@link IVersionStore} must do.
 * @param lacks - What the server behind it is known not to do, as of `lacksOf`: left out.
 */
export function versionStoreContract(
  open: () => Promise<StoreUnderTest>,
  lacks: string[] = []
): void {
  const itOverMarkers = lacks.includes('writes-over-markers') ? it.skip : it;
  let test: StoreUnderTest;
  let store: IVersionStore;
  let count = 0;
  let key: string;

  beforeAll(async () => {
    test = await open();
    store = test.store;
  });

  beforeEach(() => {
    key = `${test.prefix}/case ${++count}/a.ipynb`;
  });

  it('finds a versioned bucket in order', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });

  it('gives back the bytes, the checksum and the metadata', async () => {
    const body = new Blob([Uint8Array.from({ length: 100_000 }, (_, i) => i % 251)]);
    const sent: NewVersion = {
      ...(await version('')),
      body,
      sha256: await sha256Hex(body),
      metadata: { v: 1, by: 'Zoë 日本 😀', note: 'a\nb "c" \\ <&>', delta: [1, 2, 3], late: true }
    };
    const { versionId, etag } = await store.put(key, sent);

    expect(await sha256Hex(await store.get(key, versionId))).toBe(sent.sha256);
    const details = await store.head(key, versionId);
    expect(details).toMatchObject({
      key,
      versionId,
      etag,
      sizeBytes: 100_000,
      contentType: 'application/x-ipynb+json',
      storeSha256: sent.sha256,
      metadata: sent.metadata
    });
    expect(await store.head(key)).toEqual(details);
  });

  it('gives a link by which one version is read without keys', async () => {
    const [first] = await write(test, key, ['first', 'second']);
    const { url } = await store.presign({ key, versionId: first!, fileName: "é 'a'.ipynb" }, 60);

    expect(await (await fetch(url)).text()).toBe('first');
    const version = { key, versionId: first!, fileName: 'a.ipynb' };
    await expect(store.presign(version, 8 * 24 * 3600)).rejects.toThrow(RejectedError);
    await expect(store.presign(version, 0)).rejects.toThrow(RejectedError);
  });

  it('stores an empty file', async () => {
    const { versionId } = await put(test, key, '');

    expect((await store.get(key, versionId)).size).toBe(0);
    expect((await store.head(key, versionId)).sizeBytes).toBe(0);
  });

  it('refuses a second first version', async () => {
    await put(test, key, '1');

    await expect(put(test, key, '2')).rejects.toThrow(ConflictError);
    await expect(put(test, key, '1')).rejects.toThrow(ConflictError);
    expect((await store.list(key)).versions).toHaveLength(1);
  });

  it('refuses to follow a version that is no longer the newest', async () => {
    const first = await put(test, key, '1');
    await put(test, key, '2', { ifMatch: first.etag });

    await expect(put(test, key, '3', { ifMatch: first.etag })).rejects.toThrow(ConflictError);
    expect((await store.list(key)).versions).toHaveLength(2);
  });

  it('refuses to follow a version of a key that never was', async () => {
    const other = await put(test, `${key}.other`, '1', NEW);

    await expect(put(test, key, '2', { ifMatch: other.etag })).rejects.toThrow(ConflictError);
  });

  it('takes a first version over delete markers, and one only', async () => {
    await put(test, key, '1');
    await test.delete(key);
    await test.delete(key);

    await put(test, key, '2');
    await expect(put(test, key, '3')).rejects.toThrow(ConflictError);
    expect(await listAll(test, key)).toHaveLength(4);
  });

  itOverMarkers('takes none over a delete marker that follows a version beneath', async () => {
    const first = await put(test, key, '1');
    await test.delete(key);

    await expect(put(test, key, '2', { ifMatch: first.etag })).rejects.toThrow(ConflictError);
    expect(await listAll(test, key)).toHaveLength(2);
  });

  it('lets one of several writers win', async () => {
    const base = await put(test, key, 'base');
    const races = Array.from({ length: 6 }, (_, i) =>
      put(test, key, `racer ${i}`, { ifMatch: base.etag })
    );
    const results = await Promise.allSettled(races);

    const lost = results.flatMap(each => (each.status === 'rejected' ? [each.reason] : []));
    expect(lost).toHaveLength(5);
    lost.forEach(reason => expect(reason).toBeInstanceOf(ConflictError));
  });

  it('gives identical bytes the same ETag and a version of their own', async () => {
    const first = await put(test, key, 'same');
    const second = await put(test, key, 'same', { ifMatch: first.etag });

    expect(second.etag).toBe(first.etag);
    expect(second.versionId).not.toBe(first.versionId);
    // The price: a resend of identical bytes gets past the condition.
    await expect(put(test, key, 'same', { ifMatch: first.etag })).resolves.toBeDefined();
  });

  it('rejects bytes that are not those of the checksum', async () => {
    const wrong = { ...(await version('1')), sha256: (await version('2')).sha256 };

    await expect(store.put(key, wrong)).rejects.toThrow(RejectedError);
    expect(await listAll(test, key)).toEqual([]);
  });

  it('knows versions that another tool wrote', async () => {
    await test.putForeign(key, new Blob(['foreign']));
    const details = await store.head(key);

    expect(details.metadata).toBeNull();
    await expect(put(test, key, 'ours', { ifMatch: details.etag })).resolves.toBeDefined();
  });

  it('finds no version with an unknown id', async () => {
    const { versionId } = await put(test, key, '1');
    const flipped = versionId.replace(/.$/, last => (last === '0' ? '1' : '0'));

    for (const unknown of [flipped, 'nonsense', '00000000000000000000000000000000']) {
      await expect(store.head(key, unknown)).rejects.toThrow(NotFoundError);
      await expect(store.get(key, unknown)).rejects.toThrow(NotFoundError);
    }
  });

  it("finds no version with another key's id", async () => {
    const { versionId } = await put(test, key, '1');
    await put(test, `${key}.bak`, '2', NEW);

    await expect(store.get(`${key}.bak`, versionId)).rejects.toThrow(NotFoundError);
  });

  it('finds neither a missing key nor a delete marker, but what lies beneath it', async () => {
    await expect(store.head(key)).rejects.toThrow(NotFoundError);
    const { versionId } = await put(test, key, '1');
    await test.delete(key);

    await expect(store.head(key)).rejects.toThrow(NotFoundError);
    expect(await (await store.get(key, versionId)).text()).toBe('1');
  });

  describe('its listing', () => listingContract(open, lacks));
  describe('its tags', () => tagsContract(open));
  describe('its copies', () => copyContract(open));
  describe('its folders', () => folderContract(open));
}
