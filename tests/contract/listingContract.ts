import type { IVersionStore } from '../../src/store/versionStore';
import { idsOf, listAll, NEW, put, write, type StoreUnderTest } from './storeUnderTest';

/** What every store's listing must do, under any name. */
export function listingContract(open: () => Promise<StoreUnderTest>, lacks: string[]): void {
  const itWithMarkers = lacks.includes('pages-with-markers') ? it.skip : it;
  let test: StoreUnderTest;
  let store: IVersionStore;
  let count = 0;
  let key: string;

  beforeAll(async () => {
    test = await open();
    store = test.store;
  });

  beforeEach(() => {
    key = `${test.prefix}/list ${++count}/a.ipynb`;
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
    const [first, second] = await write(test, odd, ['1', '2']);

    expect(idsOf((await store.list(odd)).versions)).toEqual([second, first]);
    expect((await store.list(odd)).versions.map(each => each.key)).toEqual([odd, odd]);
    expect(await (await store.get(odd, first!)).text()).toBe('1');
    expect((await store.head(odd)).versionId).toBe(second);
  });

  it('keeps names apart that differ in Unicode composition only', async () => {
    await put(test, `${key}\u00e9`, 'composed', NEW);
    await put(test, `${key}e\u0301`, 'decomposed', NEW);

    expect((await store.list(`${key}\u00e9`)).versions).toHaveLength(1);
  });

  it('lists nothing for a key that never was', async () => {
    expect(await store.list(key)).toEqual({ versions: [], next: null });
  });

  it('lists no neighbours', async () => {
    const own = await write(test, key, ['1', '2', '3']);
    for (const neighbour of ['!', '.bak', '2', '-copy', '.version', '~']) {
      await write(test, `${key}${neighbour}`, ['n1', 'n2', 'n3']);
    }
    await put(test, key.replace('a.ipynb', 'A.ipynb'), 'case');

    for (const size of [1, 2, 3, 4, 100]) {
      expect(idsOf(await listAll(test, key, size))).toEqual([...own].reverse());
    }
  });

  it('lists a key that only has neighbours as empty', async () => {
    await write(test, `${key}.bak`, ['1', '2', '3']);

    for (const size of [1, 2, 100]) {
      expect(await listAll(test, key, size)).toEqual([]);
    }
  });

  itWithMarkers(
    'lists versions and delete markers made within a second in their order',
    async () => {
      const made = await write(test, key, ['1', null, '1', '2', null, null, '3', null]);

      for (const size of [1, 3, 100]) {
        const versions = await listAll(test, key, size);
        expect(idsOf(versions)).toEqual([...made].reverse());
        expect(versions.map(each => each.isLatest)).toEqual(made.map((_, i) => i === 0));
      }
    }
  );

  it('tells which is the newest of versions and delete markers made within a second', async () => {
    for (const texts of [['1', null], [null, '2'], [null, null], ['3']]) {
      const made = await write(test, key, texts);
      const latest = (await listAll(test, key)).filter(({ isLatest }) => isLatest);
      expect(idsOf(latest)).toEqual(made.slice(-1));
    }
  });

  it('says what a listing tells of a version', async () => {
    const { versionId, etag } = await put(test, key, 'four');

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
}
