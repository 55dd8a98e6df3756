import type { IVersionStore } from '../../src/store/versionStore';
import { put, type StoreUnderTest } from './storeUnderTest';

/** What every store tells of a folder. */
export function folderContract(open: () => Promise<StoreUnderTest>): void {
  let test: StoreUnderTest;
  let store: IVersionStore;
  let count = 0;
  let folder: string;

  beforeAll(async () => {
    test = await open();
    store = test.store;
  });

  beforeEach(() => {
    folder = `${test.prefix}/folder ${++count}/`;
  });

  it('tells what stands in a folder, and which folders are below it', async () => {
    const { etag } = await put(test, `${folder}a.ipynb`, 'a');
    await put(test, `${folder}b/one.ipynb`, '1');
    await put(test, `${folder}b/two.ipynb`, '2');
    await put(test, `${folder.slice(0, -1)}.bak/neighbour.ipynb`, 'n');

    const page = await store.objects(folder);
    expect(page).toMatchObject({ folders: [`${folder}b/`], next: null });
    expect(page.objects).toEqual([
      { key: `${folder}a.ipynb`, etag, sizeBytes: 1, storedAt: expect.any(String) }
    ]);
  });

  it('tells all that is below a folder, if asked to', async () => {
    await put(test, `${folder}a.ipynb`, 'a');
    await put(test, `${folder}b/c/d.ipynb`, 'd');

    const { objects, folders } = await store.objects(folder, { deep: true });
    expect(objects.map(({ key }) => key)).toEqual([`${folder}a.ipynb`, `${folder}b/c/d.ipynb`]);
    expect(folders).toEqual([]);
  });

  it('leaves out what is deleted, and tells a key with many versions once', async () => {
    await put(test, `${folder}many.ipynb`, '1');
    const { etag } = await store.head(`${folder}many.ipynb`);
    await put(test, `${folder}many.ipynb`, '22', { ifMatch: etag });
    await put(test, `${folder}gone.ipynb`, '1');
    await test.delete(`${folder}gone.ipynb`);

    const { objects } = await store.objects(folder);
    expect(objects.map(({ key, sizeBytes }) => [key, sizeBytes])).toEqual([
      [`${folder}many.ipynb`, 2]
    ]);
  });

  it.each([false, true])(
    'goes page by page, nothing lost and nothing twice (deep: %s)',
    async deep => {
      const names = ['10.ipynb', '2 ä.ipynb', '日本.ipynb', 'z+%.ipynb', '😀.ipynb'];
      for (const name of names) {
        await put(test, `${folder}${name}`, name);
      }
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page = await store.objects(folder, { deep, after, size: 2 });
        expect(page.objects.length).toBeLessThanOrEqual(2);
        found.push(...page.objects.map(({ key }) => key.slice(folder.length)));
        after = page.next;
      } while (after !== null);
      expect(found.sort()).toEqual([...names].sort());
    }
  );

  it('tells nothing of a folder that never was', async () => {
    expect(await store.objects(folder)).toEqual({ objects: [], folders: [], next: null });
  });
}
