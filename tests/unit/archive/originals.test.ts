import 'fake-indexeddb/auto';

import { FileHistory, type FilePlace } from '../../../src/archive/fileHistory';
import { History } from '../../../src/archive/history';
import { isOriginal } from '../../../src/archive/originalVersions';
import { NotFoundError } from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';
import { entryOf, intentOf } from '../../fakes/saves';

const { target } = intentOf();
const AT = '2026-01-02T03:04:05.000001Z';
const EARLIER = '2026-01-02T03:04:05.000000Z';
const LATER = '2026-01-02T03:04:05.000002Z';

let count = 0;
let outbox: IndexedDbOutbox;
let store: MemoryVersionStore;
let history: History;
let names: Map<string, string>;

beforeEach(() => {
  outbox = new IndexedDbOutbox(`history ${++count}`);
  store = new MemoryVersionStore();
  history = new History(outbox, () => store);
  names = new Map();
});

afterEach(() => outbox.close());

function placeOf(name: string): FilePlace {
  return { bucket: 'bucket', key: `workspace/${name}`, target, path: name };
}

async function keep(name: string, at = AT): Promise<string> {
  const metadata = { v: 1 as const, at, sha256: `sha of ${name}`, cells: 2 };
  const { key } = placeOf(name);
  const facts = { row: 1 as const, key, at, sizeBytes: 8, keptAt: 1, metadata };
  await outbox.originals.keep({ ...facts, sha256: metadata.sha256 }, new Blob(['original']));
  return `local:original-${metadata.sha256}`;
}

async function put(name: string, at: string): Promise<void> {
  const body = new Blob([at]);
  const condition = { ifNoneMatch: '*' as const };
  const version = { body, sha256: await sha256Hex(body), contentType: '', condition };
  await store.put(placeOf(name).key, { ...version, metadata: { v: 1, at } });
}

async function shown(name: string): Promise<FileHistory> {
  const file = new FileHistory(history, placeOf(name), async path => {
    const before = names.get(path);
    return before === undefined ? null : placeOf(before);
  });
  await file.refresh();
  while (!file.isComplete) {
    await file.older();
  }
  return file;
}

it('is read like a version, by its id', async () => {
  const versionId = await keep('a.ipynb');
  const place = placeOf('a.ipynb');
  expect(isOriginal(versionId)).toBe(true);
  expect(await history.currentId(place, versionId, target)).toBe(versionId);
  expect(await (await history.get(place, versionId, target)).text()).toBe('original');
  expect(await history.details(place, versionId, null)).toMatchObject({
    at: AT,
    versionId,
    sizeBytes: 8,
    metadata: { cells: 2 }
  });
});

it('is not there under another id or key, nor in the list of versions', async () => {
  const versionId = await keep('a.ipynb');
  const place = placeOf('a.ipynb');
  const others = [
    [place, 'local:original-other'],
    [placeOf('b.ipynb'), versionId]
  ] as const;
  for (const [lane, id] of others) {
    await expect(history.get(lane, id, target)).rejects.toThrow(NotFoundError);
    await expect(history.details(lane, id, target)).rejects.toThrow(NotFoundError);
    await expect(history.currentId(lane, id, target)).rejects.toThrow(NotFoundError);
  }
  expect((await history.list(place, target)).versions).toEqual([]);
  await expect(history.newestId(place, target)).rejects.toThrow(NotFoundError);
});

it('stands below all versions, also before there is one', async () => {
  const versionId = await keep('a.ipynb');
  expect(await (await shown('a.ipynb')).original()).toMatchObject({ versionId, kind: 'local' });
  await put('a.ipynb', LATER);
  expect(await (await shown('a.ipynb')).original()).toMatchObject({ versionId });
  const intent = intentOf({ at: LATER });
  await outbox.begin(intent);
  await outbox.queue(entryOf(intent), new Blob());
  expect(await (await shown('a.ipynb')).original()).toMatchObject({ versionId });
});

it.each([EARLIER, AT])('is no original where the store has a version of %s', async at => {
  await keep('a.ipynb');
  await put('a.ipynb', at);
  expect(await (await shown('a.ipynb')).original()).toBeNull();
});

it('is not looked for before the oldest version is there', async () => {
  await keep('a.ipynb');
  const file = new FileHistory(history, placeOf('a.ipynb'), async () => null);
  expect(await file.original()).toBeNull();
});

it('is found under the name before', async () => {
  const versionId = await keep('old.ipynb');
  names.set('new.ipynb', 'old.ipynb');
  await put('new.ipynb', LATER);
  expect(await (await shown('new.ipynb')).original()).toMatchObject({
    key: 'workspace/old.ipynb',
    versionId
  });
  expect(await (await shown('another.ipynb')).original()).toBeNull();
});
