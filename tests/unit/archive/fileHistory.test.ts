import { FileHistory, type FilePlace } from '../../../src/archive/fileHistory';
import { History } from '../../../src/archive/history';
import type { VersionMetadata } from '../../../src/model/metadata';
import { sha256Hex } from '../../../src/model/sha256';
import type { Entry, IOutbox } from '../../../src/outbox/outbox';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';
import { entryOf, intentOf } from '../../fakes/saves';

const { target } = intentOf();

function placeOf(name: string): FilePlace {
  return { bucket: 'bucket', key: `workspace/${name}`, target, path: name };
}

function world() {
  const store = new MemoryVersionStore();
  const rows: Entry[] = [];
  const outbox: Partial<IOutbox> = {
    rows: async (_, key) => rows.filter(row => row.key === key)
  };
  const history = new History(outbox as IOutbox, () => store);
  const names = new Map<string, string>();
  let count = 0;
  return {
    store,
    rows,
    names,
    history,
    file: (name: string) =>
      new FileHistory(history, placeOf(name), async path => {
        const before = names.get(path);
        return before === undefined ? null : placeOf(before);
      }),
    put: async (name: string, metadata: Partial<VersionMetadata> = {}) => {
      const key = `workspace/${name}`;
      const body = new Blob([`${++count}`]);
      const newest = await store.head(key).catch(() => null);
      const { versionId } = await store.put(key, {
        body,
        sha256: await sha256Hex(body),
        contentType: '',
        metadata: { v: 1, ...metadata },
        condition: newest ? { ifMatch: newest.etag } : { ifNoneMatch: '*' }
      });
      return versionId;
    }
  };
}

function told({ chapters }: FileHistory): Record<string, string[]> {
  return Object.fromEntries(
    chapters.map(({ key, versions }) => [key, versions.map(({ versionId }) => versionId)])
  );
}

async function all(file: FileHistory): Promise<FileHistory> {
  await file.refresh();
  while (!file.isComplete) {
    await file.older();
  }
  return file;
}

it('reaches every version, page by page, each once', async () => {
  const { put, file } = world();
  const ids: string[] = [];
  for (let save = 0; save < 60; save++) {
    ids.unshift(await put('a.ipynb'));
  }
  const first = file('a.ipynb');
  await first.refresh();
  expect(first.chapters[0]!.versions).toHaveLength(25);
  expect(told(await all(first))).toEqual({ 'workspace/a.ipynb': ids });
});

it('puts new versions before those that are known', async () => {
  const { put, file, rows } = world();
  const one = await put('a.ipynb');
  const shown = await all(file('a.ipynb'));
  const two = await put('a.ipynb');
  rows.push(entryOf(intentOf({ bucket: 'bucket' })));
  await shown.refresh();
  expect(told(shown)).toEqual({
    'workspace/a.ipynb': [`local:${rows[0]!.save}`, two, one]
  });
  expect(shown.isComplete).toBe(true);
});

it('begins anew when more versions came than a page holds', async () => {
  const { put, file } = world();
  await put('a.ipynb');
  const shown = await all(file('a.ipynb'));
  for (let save = 0; save < 30; save++) {
    await put('a.ipynb');
  }
  await shown.refresh();
  expect(shown.chapters[0]!.versions).toHaveLength(25);
  expect(shown.isComplete).toBe(false);
  await shown.older();
  expect(shown.chapters[0]!.versions).toHaveLength(31);
});

it('keeps what it knows, and what is only here, while the store fails', async () => {
  const { put, file, rows, store } = world();
  const one = await put('a.ipynb');
  const shown = await all(file('a.ipynb'));
  rows.push(entryOf(intentOf({ bucket: 'bucket' })));
  store.list = () => Promise.reject(new Error('offline'));
  await expect(shown.refresh()).rejects.toThrow('offline');
  await shown.refreshLocal();
  expect(told(shown)).toEqual({ 'workspace/a.ipynb': [`local:${rows[0]!.save}`, one] });
});

it('goes on under the name before, from the version that was taken along', async () => {
  const { put, file } = world();
  const old = await put('old.ipynb');
  await put('old.ipynb', { how: 'manual' });
  const from = { key: 'workspace/old.ipynb', versionId: old };
  const renamed = await put('new.ipynb', { how: 'auto', from });
  expect(told(await all(file('new.ipynb')))).toEqual({
    'workspace/new.ipynb': [renamed],
    'workspace/old.ipynb': [old]
  });
});

it('knows a rename that no version tells of yet', async () => {
  const { put, file, names } = world();
  const old = await put('a.ipynb');
  names.set('c.ipynb', 'b.ipynb').set('b.ipynb', 'a.ipynb').set('a.ipynb', 'c.ipynb');
  expect(told(await all(file('c.ipynb')))).toMatchObject({ 'workspace/a.ipynb': [old] });
});

it('takes neither a clone nor a name outside the prefix for a rename', async () => {
  const { put, file } = world();
  const old = await put('old.ipynb');
  await put('clone.ipynb', { how: 'clone', from: { key: 'workspace/old.ipynb', versionId: old } });
  await put('odd.ipynb', { from: { key: 'elsewhere/old.ipynb', versionId: old } });
  expect(Object.keys(told(await all(file('clone.ipynb'))))).toEqual(['workspace/clone.ipynb']);
  expect(Object.keys(told(await all(file('odd.ipynb'))))).toEqual(['workspace/odd.ipynb']);
});

it('asks for the details of a version once, and again after a failure', async () => {
  const { put, history, store } = world();
  const versionId = await put('a.ipynb', { by: 'ada' });
  const head = jest.spyOn(store, 'head').mockRejectedValueOnce(new Error('offline'));
  const details = () => history.details(placeOf('a.ipynb'), versionId, target);
  await expect(details()).rejects.toThrow('offline');
  expect((await details()).metadata).toMatchObject({ by: 'ada' });
  await details();
  expect(head).toHaveBeenCalledTimes(2);
});
