import { walk } from '../../../src/archive/walk';
import { ForbiddenError, TransientError } from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';
import { entryOf, intentOf } from '../../fakes/saves';

const KEY = 'workspace/a.ipynb';
const at = (second: number) => `2026-01-02T03:04:${String(second).padStart(2, '0')}Z`;
const entry = (second: number) => entryOf(intentOf({ at: at(second) }), { save: `save ${second}` });

let store: MemoryVersionStore;
let newestEtag: string;

beforeEach(() => (store = new MemoryVersionStore()));

/** Put the save of a second upon whatever is there. */
async function put(second: number, late = false): Promise<string> {
  const body = new Blob([`${second}`]);
  const live = await store.head(KEY).catch(() => null);
  const { versionId, etag } = await store.put(KEY, {
    body,
    sha256: await sha256Hex(body),
    contentType: '',
    metadata: { v: 1, save: `save ${second}`, at: at(second), ...(late && { late }) },
    condition: live ? { ifMatch: live.etag } : { ifNoneMatch: '*' }
  });
  newestEtag = etag;
  return versionId;
}

it('finds nothing under a key that never was', async () => {
  expect(await walk(store, entry(5))).toMatchObject({
    archived: false,
    head: { etag: '', newestAt: '' }
  });
});

it('finds a save beneath newer ones', async () => {
  await put(5);
  await put(6);
  const versionId = await put(7);
  expect(await walk(store, entry(5))).toMatchObject({
    archived: true,
    head: { etag: newestEtag, versionId, save: 'save 7', newestAt: at(7) }
  });
});

it('looks no further than the first version that is older', async () => {
  await put(1);
  await put(2);
  const head = jest.spyOn(store, 'head');
  expect(await walk(store, entry(5))).toMatchObject({ archived: false });
  expect(head).toHaveBeenCalledTimes(1);
});

it('knows the newest version beneath late ones, also when it finds its save there', async () => {
  await put(9);
  await put(5, true);
  expect(await walk(store, entry(5))).toMatchObject({
    archived: true,
    head: { etag: newestEtag, save: 'save 9', newestAt: at(9) }
  });
});

it('looks beneath late versions, other tools’ and delete markers', async () => {
  await put(5);
  await store.delete(KEY);
  await store.putForeign(KEY, new Blob(['foreign']));
  await store.delete(KEY);
  const found = await walk(store, entry(5));
  expect(found).toMatchObject({ archived: true, head: { etag: '', newestAt: at(5) } });
});

it('matches what is the newest, also where a delete marker before it is listed first', async () => {
  await store.delete(KEY);
  await put(5);
  const list = store.list.bind(store);
  jest.spyOn(store, 'list').mockImplementation(async (...asked) => {
    const page = await list(...asked);
    return { ...page, versions: [...page.versions].reverse() };
  });
  expect(await walk(store, entry(6))).toMatchObject({ head: { etag: newestEtag } });
});

it('goes through many pages', async () => {
  await put(5);
  for (let i = 0; i < 45; i++) {
    await store.putForeign(KEY, new Blob([`${i}`]));
  }
  expect(await walk(store, entry(5))).toMatchObject({ archived: true });
});

it('looks at the newest alone where listing is forbidden', async () => {
  jest.spyOn(store, 'list').mockRejectedValue(new ForbiddenError('No.'));
  expect(await walk(store, entry(5))).toMatchObject({ archived: false, head: { etag: '' } });
  await put(5);
  expect(await walk(store, entry(5))).toMatchObject({ archived: true });
  await put(6);
  expect(await walk(store, entry(5))).toMatchObject({ archived: false, head: { newestAt: at(6) } });
});

it('guesses nothing when nobody answers', async () => {
  jest.spyOn(store, 'list').mockRejectedValue(new TransientError('Off.'));
  await expect(walk(store, entry(5))).rejects.toThrow(TransientError);
});

it('matches what the store would, where a list begins with another version', async () => {
  await put(1);
  await put(2);
  const list = store.list.bind(store);
  jest.spyOn(store, 'list').mockImplementation(async (...asked) => {
    const { versions, next } = await list(...asked);
    return { versions: versions.reverse().map(each => ({ ...each, isLatest: false })), next };
  });
  expect((await walk(store, entry(5))).head.etag).not.toBe(newestEtag);
  expect((await walk(store, entry(5), true)).head.etag).toBe(newestEtag);
  await store.markDeleted(KEY);
  expect((await walk(store, entry(5), true)).head.etag).toBe('');
});
