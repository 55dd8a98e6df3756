import { Runs } from '../../../src/archive/runs';
import type { VersionMetadata } from '../../../src/model/metadata';
import { runsKeyOf } from '../../../src/model/run';
import { sha256Hex } from '../../../src/model/sha256';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';

const KEYS = { scheduled: 'scheduled/ada/a.ipynb', runs: 'scheduled/ada/.bookstore-runs/a.ipynb' };
const TARGET = { endpoint: '', region: 'us-east-1', bucket: 'b', prefix: 'workspace/ada' };

let store: MemoryVersionStore;
let runs: Runs;

beforeEach(() => {
  store = new MemoryVersionStore();
  runs = new Runs(() => store);
});

async function put(key: string, metadata: Partial<VersionMetadata>): Promise<string> {
  const body = new Blob([JSON.stringify(metadata)]);
  const standing = await store.head(key).catch(() => null);
  const { versionId } = await store.put(key, {
    body,
    sha256: await sha256Hex(body),
    contentType: 'application/x-ipynb+json',
    metadata: { v: 1, ...metadata },
    condition: standing ? { ifMatch: standing.etag } : { ifNoneMatch: '*' }
  });
  return versionId;
}

const schedule = (versionId: string) =>
  put(KEYS.scheduled, { how: 'schedule', from: { key: 'workspace/ada/a.ipynb', versionId } });

it('finds the newest run of each version by the ids', async () => {
  const [first, second] = [await schedule('w1'), await schedule('w2')];
  const run = (versionId: string, metadata: Partial<VersionMetadata>) =>
    put(KEYS.runs, { from: { versionId }, ...metadata });
  await run(first, { run: 'succeeded', at: '2026-11-20T06:00:00Z' });
  await run(first, { run: 'failed', at: '2026-11-21T06:00:00Z', note: 'no data' });
  await run(second, { run: 'succeeded', at: '2026-11-22T06:00:00Z' });
  await run(second, { at: '2026-11-23T06:00:00Z' });
  await run('gone', { run: 'failed', at: '2026-11-23T06:00:00Z' });
  expect(await runs.newest(TARGET, KEYS)).toEqual(
    new Map([
      ['w1', { outcome: 'failed', at: '2026-11-21T06:00:00Z', note: 'no data' }],
      ['w2', { outcome: 'succeeded', at: '2026-11-22T06:00:00Z', note: '' }]
    ])
  );
});

it('asks about each version once, and lists anew', async () => {
  const head = jest.spyOn(store, 'head');
  const scheduled = await schedule('w1');
  const run = { run: 'succeeded', from: { versionId: scheduled } } as const;
  await put(KEYS.runs, { ...run, at: '2026-11-20T06:00:00Z' });
  await runs.newest(TARGET, KEYS);
  head.mockClear();
  await runs.newest(TARGET, KEYS);
  expect(head).not.toHaveBeenCalled();
  await put(KEYS.runs, { ...run, at: '2026-11-21T06:00:00Z' });
  expect((await runs.newest(TARGET, KEYS)).get('w1')?.at).toBe('2026-11-21T06:00:00Z');
});

it('looks for runs beside what is scheduled, also with a prefix in several parts', () => {
  expect(runsKeyOf('scheduled/ada/a.ipynb', 'a.ipynb')).toBe(KEYS.runs);
  expect(runsKeyOf('s/ada/x/a.ipynb', 'x/a.ipynb')).toBe('s/ada/.bookstore-runs/x/a.ipynb');
});
