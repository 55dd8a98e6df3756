import { NotFoundError, RejectedError } from '../../src/model/errors';
import { newTags, readTags, tagsChange } from '../../src/model/versionTags';
import type { IVersionStore } from '../../src/store/versionStore';
import { NEW, put, version, write, type StoreUnderTest } from './storeUnderTest';

const ODD_NAMES = [
  'Clean data, before the split',
  `"quoted" & 'so' <b>on</b> = 100 % + more`,
  '日本語の名前',
  'Ελληνικά Кириллица עברית हिन्दी',
  '😀 👩‍👩‍👧 é e\u0301',
  'a=3Db =ZZ =',
  'x'.repeat(256)
];

/** What every IVersionStore must do with tags. */
export function tagsContract(open: () => Promise<StoreUnderTest>): void {
  let test: StoreUnderTest;
  let store: IVersionStore;
  let count = 0;
  let key: string;

  beforeAll(async () => {
    test = await open();
    store = test.store;
  });

  beforeEach(() => {
    key = `${test.prefix}/tags ${++count}/a.ipynb`;
  });

  it('has none at first, and tells so', async () => {
    const { versionId } = await put(test, key, '1');

    expect(await store.tags(key, versionId)).toEqual({});
    expect((await store.head(key, versionId)).tagCount).toBeUndefined();
  });

  it('gives them to one version and no other, also beneath newer ones and a delete marker', async () => {
    const [first, second] = await write(test, key, ['1', '2', null]);
    const tags = await store.setTags(key, first!, tagsChange({ name: 'One', pinned: true }));

    expect(tags).toEqual({ 'bookstore-name': 'One', 'bookstore-pinned': 'true' });
    expect(await store.tags(key, first!)).toEqual(tags);
    expect((await store.head(key, first!)).tagCount).toBe(2);
    expect(await store.tags(key, second!)).toEqual({});
  });

  it('changes nothing else about a version', async () => {
    const { versionId } = await put(test, key, '1');
    const before = await store.head(key, versionId);
    await store.setTags(key, versionId, tagsChange({ name: 'One' }));

    expect(await store.head(key, versionId)).toEqual({ ...before, tagCount: 1 });
    expect((await store.list(key)).versions).toHaveLength(1);
  });

  it("changes what is named, and keeps other tools' tags", async () => {
    const { versionId } = await put(test, key, '1');
    await store.setTags(key, versionId, { team: 'blue green', 'bookstore-pinned': 'true' });
    await store.setTags(key, versionId, tagsChange({ name: 'One' }));
    await store.setTags(key, versionId, tagsChange({ pinned: false }));

    expect(await store.tags(key, versionId)).toEqual({
      team: 'blue green',
      'bookstore-name': 'One'
    });
    await store.setTags(key, versionId, { ...tagsChange({ name: '' }), team: null });
    expect(await store.tags(key, versionId)).toEqual({});
  });

  it.each(ODD_NAMES)('gives back the name %s, set later or with the version', async name => {
    const first = await put(test, key, '1');
    await store.setTags(key, first.versionId, tagsChange({ name }));
    expect(readTags(await store.tags(key, first.versionId))).toEqual({ name, pinned: false });

    const named = { ...(await version('2', { ifMatch: first.etag })) };
    const { versionId } = await store.put(key, { ...named, tags: newTags({ name, pinned: true }) });
    expect(readTags(await store.tags(key, versionId))).toEqual({ name, pinned: true });
    expect((await store.head(key, versionId)).tagCount).toBe(2);
  });

  it('refuses what is no tag, and changes nothing', async () => {
    const { versionId } = await put(test, key, '1');
    await store.setTags(key, versionId, tagsChange({ name: 'One' }));

    for (const value of ['a"b', '😀', 'x'.repeat(257)]) {
      const change = { 'bookstore-name': value };
      await expect(store.setTags(key, versionId, change)).rejects.toThrow(RejectedError);
    }
    expect(await store.tags(key, versionId)).toEqual({ 'bookstore-name': 'One' });
  });

  it('finds no version with an unknown id, nor a delete marker', async () => {
    await put(test, key, '1');
    const other = await put(test, `${key}.bak`, '2', NEW);
    await test.delete(key);
    const [marker] = (await store.list(key)).versions;

    for (const unknown of [marker!.versionId, other.versionId, 'nonsense', '0'.repeat(32)]) {
      await expect(store.tags(key, unknown)).rejects.toThrow(NotFoundError);
      const set = store.setTags(key, unknown, tagsChange({ name: 'One' }));
      await expect(set).rejects.toThrow(NotFoundError);
    }
  });
}
