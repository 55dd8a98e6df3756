import 'fake-indexeddb/auto';

import type { Place } from '../../../src/capture/capture';
import { OriginalKeeper } from '../../../src/capture/originalKeeper';
import { digestOf } from '../../../src/model/digest';
import { sha256Hex } from '../../../src/model/sha256';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { intentOf } from '../../fakes/saves';
import { FakeReader } from './fakeReader';

const AT = '2026-01-02T03:04:05.000001Z';
const LATER = '2026-01-02T03:04:05.000002Z';
const KEY = 'workspace/a.ipynb';
const TEXT = '{"cells":[]}';

let count = 0;
let outbox: IndexedDbOutbox;
let reader: FakeReader;
let keeper: OriginalKeeper;
let isPending: boolean;
let idle: () => Promise<void>;

beforeEach(() => {
  outbox = new IndexedDbOutbox(`originals ${++count}`);
  reader = new FakeReader();
  isPending = false;
  idle = () => Promise.resolve();
  keeper = new OriginalKeeper({
    outbox,
    reader: reader.asReader,
    digest: digestOf,
    capture: { isPending: () => isPending },
    placeOf,
    mostBytes: () => 1_000,
    idle: () => idle(),
    now: () => 7
  });
});

afterEach(() => outbox.close());

function placeOf(path: string): Place | null {
  const { target } = intentOf();
  return path === 'ignored'
    ? null
    : { bucket: 'bucket', key: `workspace/${path}`, target, object: path, by: 'me' };
}

async function open(path = 'a.ipynb', text = TEXT): Promise<void> {
  const file = reader.write(path, text, AT);
  await keeper.opened({ ...file, sha256: null });
}

it('keeps the bytes of a file that is opened the first time, read once', async () => {
  await open();
  expect(await outbox.originals.all()).toEqual([
    {
      row: 1,
      key: KEY,
      at: AT,
      sha256: await sha256Hex(new Blob([TEXT])),
      sizeBytes: TEXT.length,
      keptAt: 7,
      metadata: { v: 1, at: AT, sha256: await sha256Hex(new Blob([TEXT])), cells: 0 }
    }
  ]);
  expect(await (await outbox.originals.body(KEY))?.text()).toBe(TEXT);
  await open('a.ipynb', '{"cells":[1]}');
  expect(await (await outbox.originals.body(KEY))?.text()).toBe(TEXT);
  expect(reader.asked.get('bytes')).toBe(1);
  expect(await outbox.rows('bucket')).toEqual([]);
});

it('reads nothing before the page is idle', async () => {
  const asked = new Promise<() => void>(ask => {
    idle = () => new Promise(becomeIdle => ask(becomeIdle));
  });
  const opened = open();
  const becomeIdle = await asked;
  expect(reader.asked.size).toBe(0);
  becomeIdle();
  await opened;
  expect(await outbox.originals.all()).toHaveLength(1);
});

it('asks for nothing that has saves, is not archived, or is too large', async () => {
  await outbox.begin(intentOf());
  await open();
  await open('ignored');
  await open('large.ipynb', 'x'.repeat(1_001));
  isPending = true;
  await open('saved-a-moment-ago.ipynb');
  expect(reader.asked.size).toBe(0);
  expect(await outbox.originals.all()).toEqual([]);
});

it('follows a rename: what had saves or an original under another name has one', async () => {
  await open();
  await outbox.setRenamed({ from: 'a.ipynb', to: 'b.ipynb', at: 1 });
  await open('b.ipynb');
  await outbox.begin(intentOf({ object: 'c.ipynb' }));
  await outbox.setRenamed({ from: 'c.ipynb', to: 'd.ipynb', at: 2 });
  await outbox.setRenamed({ from: 'd.ipynb', to: 'e.ipynb', at: 3 });
  await open('e.ipynb');
  expect((await outbox.originals.all()).map(({ key }) => key)).toEqual([KEY]);
});

it.each([
  ['written again', () => reader.write('a.ipynb', '{"cells":{}}', LATER)],
  ['read half', () => reader.write('a.ipynb', '', AT)],
  ['deleted', () => reader.files.delete('a.ipynb')],
  ['being saved', () => (isPending = true)],
  ['saved', () => outbox.begin(intentOf())]
])('keeps nothing of a file that is %s meanwhile', async (_, happen) => {
  reader.before = what => (what === 'bytes' ? void happen() : undefined);
  await open();
  expect(reader.asked.get('bytes')).toBe(1);
  expect(await outbox.originals.all()).toEqual([]);
});
