import { listAll, idsOf, write, type StoreUnderTest } from './storeUnderTest';

/**
 * What a store must do where a key is also the name of a folder, as in S3. Stores on a tree of files
 * cannot: there nobody can have both.
 */
export function nestedKeysContract(open: () => Promise<StoreUnderTest>): void {
  let test: StoreUnderTest;
  let count = 0;
  let key: string;

  beforeAll(async () => {
    test = await open();
  });

  beforeEach(() => {
    key = `${test.prefix}/nested ${++count}/a.ipynb`;
  });

  it('keeps the versions of a key apart from those of keys below it', async () => {
    const texts: Record<string, string[]> = {
      [key]: ['1', '2', '3'],
      [`${key}/x`]: ['x1', 'x2'],
      [`${key}/x/y.ipynb`]: ['y1'],
      [`${key}/`]: ['/1', '/2']
    };
    const written: Record<string, string[]> = {};
    for (const [name, own] of Object.entries(texts)) {
      written[name] = await write(test, name, own);
    }
    for (const [name, ids] of Object.entries(written)) {
      for (const size of [1, 2, 100]) {
        expect(idsOf(await listAll(test, name, size))).toEqual([...ids].reverse());
      }
      const newest = await test.store.head(name);
      expect(newest.versionId).toBe(ids.at(-1));
      const body = await test.store.get(name, newest.versionId);
      expect(await body.text()).toBe(texts[name]!.at(-1));
    }
    await expect(test.store.get(key, written[`${key}/x`]![0]!)).rejects.toThrow();
  });

  it('keeps a key when one below it is deleted, and the other way round', async () => {
    await write(test, key, ['1']);
    await write(test, `${key}/x`, ['x1', null]);
    expect(await (await test.store.get(key, (await test.store.head(key)).versionId)).text()).toBe(
      '1'
    );
    await write(test, `${key}/y`, ['y1']);
    await test.delete(key);
    expect((await test.store.head(`${key}/y`)).key).toBe(`${key}/y`);
    expect(idsOf(await listAll(test, `${key}/x`))).toHaveLength(2);
  });

  it('tells a key and the folder of its name as two', async () => {
    await write(test, key, ['1']);
    await write(test, `${key}/x`, ['x1']);
    const folder = key.slice(0, key.lastIndexOf('/') + 1);
    const { objects, folders } = await test.store.objects(folder);
    expect(objects.map(object => object.key)).toEqual([key]);
    expect(folders).toEqual([`${key}/`]);
    const below = await test.store.objects(`${key}/`);
    expect(below.objects.map(object => object.key)).toEqual([`${key}/x`]);
    const deep = await test.store.objects(folder, { deep: true });
    expect(deep.objects.map(object => object.key)).toEqual([key, `${key}/x`]);
  });
}
