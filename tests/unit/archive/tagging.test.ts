import { History } from '../../../src/archive/history';
import {
  ForbiddenError,
  NotFoundError,
  RejectedError,
  TransientError
} from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';
import { NO_TAGS } from '../../../src/model/versionTags';
import type { Entry, IOutbox } from '../../../src/outbox/outbox';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';
import { entryOf, intentOf } from '../../fakes/saves';

const { target } = intentOf();
const LANE = { bucket: 'bucket', key: 'workspace/a.ipynb' };

let store: MemoryVersionStore;
let rows: Entry[];
let history: History;

beforeEach(() => {
  store = new MemoryVersionStore();
  rows = [];
  const outbox: Partial<IOutbox> = {
    head: async () => null,
    rows: async () => rows,
    update: async (id, change) => {
      const index = rows.findIndex(row => row.id === id);
      rows[index] = { ...rows[index], ...change };
      return index >= 0;
    }
  };
  history = new History(outbox as IOutbox, () => store);
});

async function put(text: string, save = text): Promise<string> {
  const body = new Blob([text]);
  const live = await store.head(LANE.key).catch(() => null);
  const { versionId } = await store.put(LANE.key, {
    body,
    sha256: await sha256Hex(body),
    contentType: '',
    metadata: { v: 1, save },
    condition: live ? { ifMatch: live.etag } : { ifNoneMatch: '*' }
  });
  return versionId;
}

const get = (id: string) => history.tagging.get(LANE, id, target);
const set = (id: string, tags: object) => history.tagging.set(LANE, id, target, tags);

it('names an archived version, tells of it, and asks no more', async () => {
  const id = await put('1');
  const told = jest.fn();
  history.tagging.keeper.onChange(told);
  expect(await get(id)).toEqual(NO_TAGS);
  expect(await set(id, { name: ' One ' })).toBe(id);
  expect(await set(id, { pinned: true })).toBe(id);
  const ask = jest.spyOn(store, 'tags');
  expect(await get(id)).toEqual({ name: 'One', pinned: true });
  expect(ask).not.toHaveBeenCalled();
  expect(told).toHaveBeenLastCalledWith({ ...LANE, versionId: id }, { name: 'One', pinned: true });
});

it('sees what others did once it is told to ask again', async () => {
  const [named, other] = [await put('1'), await put('2')];
  await set(named, { name: 'One' });
  expect(await get(other)).toEqual(NO_TAGS);
  await store.setTags(LANE.key, other, { 'bookstore-name': 'Theirs' });
  await store.setTags(LANE.key, named, { 'bookstore-name': null });
  expect(await get(other)).toEqual(NO_TAGS);
  history.tagging.forget(LANE);
  expect(await get(other)).toEqual({ name: 'Theirs', pinned: false });
  expect(await get(named)).toEqual(NO_TAGS);
});

it('asks for no tags where the store was seen to count them and counts none', async () => {
  const [named, other] = [await put('1'), await put('2')];
  await store.setTags(LANE.key, named, { 'bookstore-name': 'One' });
  const ask = jest.spyOn(store, 'tags');
  expect(await get(named)).toEqual({ name: 'One', pinned: false });
  expect(await get(other)).toEqual(NO_TAGS);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('asks where nobody tells how many there are', async () => {
  const id = await put('1');
  await store.setTags(LANE.key, id, { 'bookstore-name': 'One' });
  const head = store.head.bind(store);
  jest
    .spyOn(store, 'head')
    .mockImplementation(async (key, id) => ({ ...(await head(key, id)), tagCount: undefined }));
  expect(await get(id)).toEqual({ name: 'One', pinned: false });
});

it('asks again after it failed', async () => {
  const id = await put('1');
  jest.spyOn(store, 'tags').mockRejectedValueOnce(new TransientError('Off.'));
  await expect(get(id)).rejects.toThrow(TransientError);
  expect(await get(id)).toEqual(NO_TAGS);
});

it('keeps the name of a waiting save with it', async () => {
  rows.push(entryOf(intentOf()));
  const id = `local:${rows[0].save}`;
  expect(await get(id)).toEqual(NO_TAGS);
  await set(id, { name: 'One' });
  expect(await set(id, { pinned: true })).toBe(id);
  expect(await get(id)).toEqual({ name: 'One', pinned: true });
  const [local] = await history.local(LANE);
  expect(local.tags).toEqual({ name: 'One', pinned: true });
});

it('names the version that a waiting save has become', async () => {
  const id = await put('1', 'the save');
  expect(await set('local:the save', { name: 'One' })).toBe(id);
  expect(await get(id)).toEqual({ name: 'One', pinned: false });
});

it('changes nothing when it cannot', async () => {
  const id = await put('1');
  rows.push(entryOf(intentOf()));
  const long = { name: 'x'.repeat(257) };
  await expect(set(id, long)).rejects.toThrow(RejectedError);
  await expect(set(`local:${rows[0].save}`, long)).rejects.toThrow(RejectedError);
  expect(rows[0].tags).toBeUndefined();
  await expect(set('local:gone', { name: 'One' })).rejects.toThrow(NotFoundError);
  await expect(history.tagging.set(LANE, id, null, { name: 'One' })).rejects.toThrow(NotFoundError);
  jest.spyOn(store, 'setTags').mockRejectedValueOnce(new ForbiddenError('403 AccessDenied'));
  await expect(set(id, { name: 'One' })).rejects.toThrow(
    /^Your keys may not name or pin versions of “workspace\/a.ipynb”.*403 AccessDenied/
  );
  jest.spyOn(store, 'setTags').mockRejectedValueOnce(new TransientError('Off.'));
  await expect(set(id, { name: 'One' })).rejects.toThrow(TransientError);
  expect(await get(id)).toEqual(NO_TAGS);
});

it('names nothing that is no save, whether or not a bucket is set', async () => {
  const id = 'local:original-1';
  for (const where of [target, null]) {
    expect(await history.tagging.get(LANE, id, where)).toEqual(NO_TAGS);
    await expect(history.tagging.set(LANE, id, where, { name: 'x' })).rejects.toThrow(
      RejectedError
    );
  }
});
