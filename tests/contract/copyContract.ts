import { CancelledError, ConflictError, NotFoundError } from '../../src/model/errors';
import type { CopiedVersion, IVersionStore } from '../../src/store/versionStore';
import { idsOf, NEW, put, type StoreUnderTest, version, write } from './storeUnderTest';

/** How every store copies a version, and hides a key. */
export function copyContract(open: () => Promise<StoreUnderTest>): void {
  let test: StoreUnderTest;
  let store: IVersionStore;
  let count = 0;
  let key: string;
  let to: string;

  beforeAll(async () => {
    test = await open();
    store = test.store;
  });

  beforeEach(() => {
    key = `${test.prefix}/copy ${++count}/a.ipynb`;
    to = `${test.prefix}/copied ${count}/a.ipynb`;
  });

  const copied = (versionId: string, rest: Partial<CopiedVersion> = {}): CopiedVersion => ({
    from: { key, versionId },
    to,
    contentType: 'application/x-ipynb+json',
    metadata: { v: 1, how: 'publish', by: 'Zoë 日本', from: { key, versionId }, note: 'a "note"' },
    condition: NEW,
    ...rest
  });

  it('copies one version, not the newest, with what is said of it', async () => {
    const [first] = await write(test, key, ['first', 'second']);
    const sent = copied(first!);
    const { versionId, etag } = await store.copy(sent);

    expect(await (await store.get(to, versionId)).text()).toBe('first');
    const details = await store.head(to);
    expect(details).toMatchObject({
      versionId,
      etag,
      contentType: sent.contentType,
      metadata: sent.metadata
    });
    expect(details.storeSha256).toBe((await store.head(key, first)).storeSha256);
  });

  it.each([
    'two  spaces .ipynb',
    'plus+hash#percent%25 question?and&equals=.ipynb',
    'e\u0301 and \u00e9.ipynb',
    '日本語 😀 \u{1F469}\u200D\u{1F4BB}.ipynb',
    'quotes \' " ` and <b>&amp;</b> ;,:@!$()*~[]{}^|.ipynb'
  ])('copies %j', async name => {
    const from = { key: `${key}s/${name}`, versionId: '' };
    from.versionId = (await put(test, from.key, name)).versionId;
    const receipt = await store.copy(copied('', { from, to: `${to}s/${name}` }));

    expect(await (await store.get(`${to}s/${name}`, receipt.versionId)).text()).toBe(name);
  });

  it('takes no tags along', async () => {
    const { versionId } = await store.put(key, { ...(await version('1')), tags: { a: 'b' } });
    const copy = await store.copy(copied(versionId));

    expect(await store.tags(to, copy.versionId)).toEqual({});
  });

  it('adds a version over what was seen there, and over nothing else', async () => {
    const [first, second] = await write(test, key, ['1', '2']);
    const there = await store.copy(copied(first!));

    await expect(store.copy(copied(second!))).rejects.toThrow(ConflictError);
    const wrong = { ifMatch: '"00000000000000000000000000000000"' };
    await expect(store.copy(copied(second!, { condition: wrong }))).rejects.toThrow(ConflictError);
    const right = { ifMatch: there.etag };
    const { versionId } = await store.copy(copied(second!, { condition: right }));
    expect(idsOf((await store.list(to)).versions)).toEqual([versionId, there.versionId]);
  });

  it('adds a version over whatever stands there, if nothing is expected', async () => {
    const [first, second] = await write(test, key, ['1', '2']);
    const ids: string[] = [];
    for (const versionId of [first!, second!]) {
      ids.unshift((await store.copy(copied(versionId, { condition: undefined }))).versionId);
    }
    expect(idsOf((await store.list(to)).versions)).toEqual(ids);
  });

  it('copies nothing once it is cancelled', async () => {
    const { versionId } = await put(test, key, '1');
    for (const condition of [undefined, { ifNoneMatch: '*' } as const]) {
      await expect(
        store.copy(copied(versionId, { condition }), AbortSignal.abort())
      ).rejects.toThrow(CancelledError);
    }
    expect((await store.list(to)).versions).toEqual([]);
  });

  it('finds no version that never was', async () => {
    const { versionId } = await put(test, `${key}.other`, '1');

    await expect(store.copy(copied(versionId))).rejects.toThrow(NotFoundError);
    expect((await store.list(to)).versions).toEqual([]);
  });

  it('hides a key, keeps its versions, and shows it again', async () => {
    const { versionId } = await put(test, key, '1');
    const marker = await store.markDeleted(key);

    await expect(store.head(key)).rejects.toThrow(NotFoundError);
    expect((await store.list(key)).versions).toMatchObject([
      { kind: 'marker', versionId: marker.versionId },
      { kind: 'object', versionId }
    ]);
    expect(await (await store.get(key, versionId)).text()).toBe('1');
    const again = await store.copy(copied(versionId, { to: key }));
    expect((await store.head(key)).versionId).toBe(again.versionId);
  });
}
