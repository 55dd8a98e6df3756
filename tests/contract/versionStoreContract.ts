import { ConflictError, NotFoundError, RejectedError } from '../../src/model/errors';
import { sha256Hex } from '../../src/model/sha256';
import type { Version } from '../../src/model/version';
import type { Condition, IVersionStore, NewVersion } from '../../src/store/versionStore';

/** A store under test, and what only a test may do to it. */
export type StoreUnderTest = {
  store: IVersionStore;
  /** Every key must begin with it. */
  prefix: string;
  /** Add a delete marker. */
  delete(key: string): Promise<void>;
  /** Write as another tool does: no condition, no metadata of ours. */
  putForeign(key: string, body: Blob): Promise<void>;
};

const NEW: Condition = { ifNoneMatch: '*' };

export async function version(text: string, condition: Condition = NEW): Promise<NewVersion> {
  const body = new Blob([text]);
  return {
    body,
    sha256: await sha256Hex(body),
    contentType: 'application/x-ipynb+json',
    metadata: { v: 1, save: 'ab'.repeat(32), at: '2026-01-02T03:04:05.678Z', how: 'manual' },
    condition
  };
}

/** What every {@link IVersionStore} must do. */
export function versionStoreContract(open: () => Promise<StoreUnderTest>): void {
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

  async function put(text: string, condition?: Condition, at = key) {
    return store.put(at, await version(text, condition));
  }

  /** Write one after another: a text is a version, `null` a delete marker. */
  async function write(at: string, texts: (string | null)[]): Promise<string[]> {
    const ids: string[] = [];
    let condition = NEW;
    for (const text of texts) {
      if (text === null) {
        await test.delete(at);
        condition = NEW;
        ids.push('marker');
      } else {
        const receipt = await put(text, condition, at);
        condition = { ifMatch: receipt.etag };
        ids.push(receipt.versionId);
      }
    }
    return ids;
  }

  async function listAll(at: string, size: number): Promise<Version[]> {
    const versions: Version[] = [];
    let after: string | null = null;
    do {
      const page = await store.list(at, { after, size });
      expect(page.versions.length).toBeLessThanOrEqual(size);
      versions.push(...page.versions);
      after = page.next;
    } while (after !== null);
    return versions;
  }

  const ids = (versions: Version[]) =>
    versions.map(each => (each.kind === 'marker' ? 'marker' : each.versionId));

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

  it('stores an empty file', async () => {
    const { versionId } = await put('');

    expect((await store.get(key, versionId)).size).toBe(0);
    expect((await store.head(key, versionId)).sizeBytes).toBe(0);
  });

  it.each([
    'two  spaces .ipynb',
    'plus+hash#percent%25 question?and&equals=.ipynb',
    'quotes \' " ` and <b>&amp;</b> ;,:@!$()*~[]{}^|.ipynb',
    'e\u0301 decomposed.ipynb',
    '\u00e9 composed.ipynb',
    '日本語 ünïcode.ipynb',
    '😀 \u{1F469}\u200D\u{1F4BB}.ipynb',
    '<Version>.ipynb',
    '__proto__'
  ])('keeps the name %j', async name => {
    const odd = `${key}s/${name}`;
    const [first, second] = await write(odd, ['1', '2']);

    expect(ids((await store.list(odd)).versions)).toEqual([second, first]);
    expect((await store.list(odd)).versions.map(each => each.key)).toEqual([odd, odd]);
    expect(await (await store.get(odd, first!)).text()).toBe('1');
    expect((await store.head(odd)).versionId).toBe(second);
  });

  it('keeps names apart that differ in Unicode composition only', async () => {
    await put('composed', NEW, `${key}\u00e9`);
    await put('decomposed', NEW, `${key}e\u0301`);

    expect((await store.list(`${key}\u00e9`)).versions).toHaveLength(1);
  });

  it('lists nothing for a key that never was', async () => {
    expect(await store.list(key)).toEqual({ versions: [], next: null });
  });

  it('lists neither neighbours nor what lies below', async () => {
    const own = await write(key, ['1', '2', '3']);
    for (const neighbour of ['!', '.bak', '2', '-copy', '.version', '~']) {
      await write(`${key}${neighbour}`, ['n1', 'n2', 'n3']);
    }
    await put('case', NEW, key.replace('a.ipynb', 'A.ipynb'));

    for (const size of [1, 2, 3, 4, 100]) {
      expect(ids(await listAll(key, size))).toEqual([...own].reverse());
    }
  });

  it('lists a key that only has neighbours as empty', async () => {
    await write(`${key}.bak`, ['1', '2', '3']);

    for (const size of [1, 2, 100]) {
      expect(await listAll(key, size)).toEqual([]);
    }
  });

  it('lists versions and delete markers made within a second in their order', async () => {
    const made = await write(key, ['1', null, '1', '2', null, null, '3', null]);

    for (const size of [1, 3, 100]) {
      const versions = await listAll(key, size);
      expect(ids(versions)).toEqual([...made].reverse());
      expect(versions.map(each => each.isLatest)).toEqual(made.map((_, i) => i === 0));
    }
  });

  it('says what a listing tells of a version', async () => {
    const { versionId, etag } = await put('four');

    expect((await store.list(key)).versions).toEqual([
      {
        key,
        versionId,
        kind: 'object',
        isLatest: true,
        etag,
        sizeBytes: 4,
        storedAt: expect.stringMatching(/^\d{4}-.*Z$/)
      }
    ]);
  });

  it('refuses a second first version', async () => {
    await put('1');

    await expect(put('2')).rejects.toThrow(ConflictError);
    await expect(put('1')).rejects.toThrow(ConflictError);
    expect((await store.list(key)).versions).toHaveLength(1);
  });

  it('refuses to follow a version that is no longer the newest', async () => {
    const first = await put('1');
    await put('2', { ifMatch: first.etag });

    await expect(put('3', { ifMatch: first.etag })).rejects.toThrow(ConflictError);
    expect((await store.list(key)).versions).toHaveLength(2);
  });

  it('refuses to follow a version of a key that never was', async () => {
    const other = await put('1', NEW, `${key}.other`);

    await expect(put('2', { ifMatch: other.etag })).rejects.toThrow(ConflictError);
  });

  it('takes a first version over a delete marker, and none that follows', async () => {
    const first = await put('1');
    await test.delete(key);

    await expect(put('2', { ifMatch: first.etag })).rejects.toThrow(ConflictError);
    await put('2');
    expect(await listAll(key, 100)).toHaveLength(3);
  });

  it('lets one of several writers win', async () => {
    const base = await put('base');
    const races = Array.from({ length: 6 }, (_, i) => put(`racer ${i}`, { ifMatch: base.etag }));
    const results = await Promise.allSettled(races);

    const lost = results.flatMap(each => (each.status === 'rejected' ? [each.reason] : []));
    expect(lost).toHaveLength(5);
    lost.forEach(reason => expect(reason).toBeInstanceOf(ConflictError));
  });

  it('gives identical bytes the same ETag and a version of their own', async () => {
    const first = await put('same');
    const second = await put('same', { ifMatch: first.etag });

    expect(second.etag).toBe(first.etag);
    expect(second.versionId).not.toBe(first.versionId);
    // The price: a resend of identical bytes gets past the condition.
    await expect(put('same', { ifMatch: first.etag })).resolves.toBeDefined();
  });

  it('rejects bytes that are not those of the checksum', async () => {
    const wrong = { ...(await version('1')), sha256: (await version('2')).sha256 };

    await expect(store.put(key, wrong)).rejects.toThrow(RejectedError);
    expect(await listAll(key, 100)).toEqual([]);
  });

  it('knows versions that another tool wrote', async () => {
    await test.putForeign(key, new Blob(['foreign']));
    const details = await store.head(key);

    expect(details.metadata).toBeNull();
    await expect(put('ours', { ifMatch: details.etag })).resolves.toBeDefined();
  });

  it('finds no version with an unknown id', async () => {
    const { versionId } = await put('1');
    const flipped = versionId.replace(/.$/, last => (last === '0' ? '1' : '0'));

    for (const unknown of [flipped, 'nonsense', '00000000000000000000000000000000']) {
      await expect(store.head(key, unknown)).rejects.toThrow(NotFoundError);
      await expect(store.get(key, unknown)).rejects.toThrow(NotFoundError);
    }
  });

  it("finds no version with another key's id", async () => {
    const { versionId } = await put('1');
    await put('2', NEW, `${key}.bak`);

    await expect(store.get(`${key}.bak`, versionId)).rejects.toThrow(NotFoundError);
  });

  it('finds neither a missing key nor a delete marker, but what lies beneath it', async () => {
    await expect(store.head(key)).rejects.toThrow(NotFoundError);
    const { versionId } = await put('1');
    await test.delete(key);

    await expect(store.head(key)).rejects.toThrow(NotFoundError);
    expect(await (await store.get(key, versionId)).text()).toBe('1');
  });
}
