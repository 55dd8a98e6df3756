import 'fake-indexeddb/auto';

import { LocalThinner } from '../../../src/archive/localThinner';
import { Thinning } from '../../../src/archive/thinning';
import { TransientError } from '../../../src/model/errors';
import type { ILocks } from '../../../src/outbox/locks';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import type { Entry, Intent } from '../../../src/outbox/outbox';
import { entryOf, intentOf } from '../../fakes/saves';

const LOCAL = { bucket: '', target: null };
const SIZE = 100_000;

let outbox: IndexedDbOutbox;
let count = 0;
let held: string[];
let onThinned: jest.Mock;
let isLocalOnly: boolean;

/** One after the other, as the browser's are. */
const locks: ILocks = {
  hold: (name, use) => {
    held.push(name);
    turn = turn.then(use);
    return turn;
  },
  held: async () => held
};
let turn: Promise<void>;

beforeEach(() => {
  outbox = new IndexedDbOutbox(`thinner ${++count}`);
  held = [];
  turn = Promise.resolve();
  onThinned = jest.fn();
  isLocalOnly = true;
});

afterEach(() => outbox.close());

function thinner(limitMb = 1): LocalThinner {
  return new LocalThinner({
    outbox,
    thinning: thinning(),
    limitMb: () => limitMb,
    isLocalOnly: () => isLocalOnly,
    report: error => {
      throw error;
    }
  });
}

function thinning(): Thinning {
  return new Thinning({
    outbox,
    locks,
    lockPrefix: 'server',
    isLocalOnly: () => isLocalOnly,
    onThinned
  });
}

async function save(sequence: number, facts: Partial<Intent> = {}): Promise<Entry> {
  const intent = intentOf({ ...LOCAL, sequence, sizeBytes: SIZE, ...facts });
  await outbox.begin(intent);
  const entry = entryOf(intent);
  await outbox.queue(entry, new Blob(['{}']));
  return entry;
}

async function keepOriginal(key: string, keptAt: number, sizeBytes = SIZE): Promise<void> {
  const metadata = { v: 1 as const };
  const original = { row: 1 as const, key, at: '2026', sha256: '', sizeBytes, keptAt, metadata };
  await outbox.originals.keep(original, new Blob());
}

async function sequences(bucket = ''): Promise<number[]> {
  const rows = await outbox.rows(bucket);
  return rows.map(({ sequence }) => sequence).sort((a, b) => a - b);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

it('drops the oldest autosaves once all are past the limit, and tells', async () => {
  thinner().start();
  for (let sequence = 0; sequence < 11; sequence++) {
    await save(sequence, { how: sequence === 0 ? 'manual' : 'auto' });
  }
  await until(async () => onThinned.mock.calls.length > 0);
  expect(await sequences()).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await outbox.body('tab/1')).toBeNull();
  expect(await outbox.thinned()).toEqual({ isFull: false, isManual: false });
  expect(held).toEqual(['server thinning']);
});

it('thins after the next save when what thins could not be loaded', async () => {
  const failure = new TransientError('Not loaded.');
  const thin = jest.fn().mockRejectedValueOnce(failure).mockResolvedValue(undefined);
  const report = jest.fn();
  const limits = { limitMb: () => 0.1, isLocalOnly: () => true };
  new LocalThinner({ outbox, thinning: { thin }, ...limits, report }).start();
  await save(0);
  await save(1);
  await until(async () => report.mock.calls.length > 0);
  expect(report.mock.calls).toEqual([[failure]]);
  await save(2);
  await until(async () => thin.mock.calls.length > 1);
  expect(thin).toHaveBeenLastCalledWith(100_000, 20_000);
});

it('leaves saves alone that have a target, and all while one is set', async () => {
  isLocalOnly = false;
  for (let sequence = 0; sequence < 12; sequence++) {
    await save(sequence, sequence < 6 ? LOCAL : { bucket: 'bucket', target: intentOf().target });
  }
  thinner(0.1).start();
  await keepOriginal('original', 1, 1_000_000);
  // It was looked at and found too large, and so was everything else.
  await until(async () => (await outbox.originals.all()).length === 0);
  expect(await sequences('')).toEqual([0, 1, 2, 3, 4, 5]);
  isLocalOnly = true;
  await save(20, { object: 'b.ipynb' });
  await until(async () => onThinned.mock.calls.length > 0);
  expect(await sequences('')).toEqual([5, 20]);
  expect(await sequences('bucket')).toEqual([6, 7, 8, 9, 10, 11]);
});

it('keeps the originals within their share, the newest ones', async () => {
  thinner().start();
  await keepOriginal('b', 2);
  await keepOriginal('a', 1);
  await keepOriginal('c', 3);
  await until(async () => (await outbox.originals.all()).length === 2);
  expect((await outbox.originals.all()).map(({ key }) => key)).toEqual(['b', 'c']);
  expect(onThinned).not.toHaveBeenCalled();
});

it('counts the originals into what may be kept', async () => {
  await keepOriginal('a', 1);
  await keepOriginal('b', 2);
  for (let sequence = 0; sequence < 9; sequence++) {
    await save(sequence);
  }
  thinner().start();
  await until(async () => onThinned.mock.calls.length > 0);
  expect(await sequences()).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

it('makes room for a save where the browser has none left', async () => {
  for (let sequence = 0; sequence < 5; sequence++) {
    await save(sequence);
  }
  expect(await thinning().makeRoom(150_000)).toBe(true);
  expect(await sequences()).toEqual([2, 3, 4]);
  expect(await outbox.thinned()).toEqual({ isFull: true, isManual: false });
});

it('gives up originals for room when saves wait for a bucket, and tells when there is nothing', async () => {
  isLocalOnly = false;
  await save(0);
  await save(1);
  await keepOriginal('a', 1);
  expect(await thinning().makeRoom(1)).toBe(true);
  expect(await outbox.originals.all()).toEqual([]);
  expect(await thinning().makeRoom(1)).toBe(false);
  expect(await sequences()).toEqual([0, 1]);
});
