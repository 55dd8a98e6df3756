import 'fake-indexeddb/auto';

import { Capture, type Place } from '../../../src/capture/capture';
import { OutboxError, RejectedError, TransientError } from '../../../src/model/errors';
import { describeSave } from '../../../src/capture/describeSave';
import { digestOf } from '../../../src/model/digest';
import { sha256Hex } from '../../../src/model/sha256';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { intentOf } from '../../fakes/saves';
import { FakeReader } from './fakeReader';

const AT = '2026-01-02T03:04:05.000001Z';
const LATER = '2026-01-02T03:04:05.000002Z';
const LANE = { bucket: 'bucket', key: 'workspace/a.ipynb' };

let count = 0;
let outbox: IndexedDbOutbox;
let reader: FakeReader;
let reports: Error[];
let waits: number[];
let asked: number[];
let canMakeRoom: boolean;
/** How often what makes room cannot be loaded at first. */
let failsToLoad: number;
let whileWaiting: () => void;
let capture: Capture;
/** Buckets whose saves are being fetched. */
let expected: string[];
/** Saves whose upload was to begin early. */
let begun: string[];
let canUploadAhead: boolean;

beforeEach(() => {
  outbox = new IndexedDbOutbox(`capture ${++count}`);
  reader = new FakeReader();
  reports = [];
  waits = [];
  asked = [];
  canMakeRoom = false;
  failsToLoad = 0;
  whileWaiting = () => undefined;
  expected = [];
  begun = [];
  canUploadAhead = false;
  capture = new Capture({
    outbox,
    reader: reader.asReader,
    describe: describeSave,
    digest: digestOf,
    tab: 'tab',
    placeOf,
    ahead: {
      expect: bucket => {
        expected.push(bucket);
        return () => void expected.pop();
      },
      uploadAhead: async ({ save }) => {
        begun.push(save);
        return canUploadAhead;
      }
    },
    wait: async delayMs => {
      waits.push(delayMs);
      whileWaiting();
    },
    makeRoom: async needed => {
      asked.push(needed);
      if (asked.length <= failsToLoad) {
        throw new TransientError('Not loaded.');
      }
      return canMakeRoom;
    },
    report: error => void reports.push(error)
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await outbox.close();
});

function placeOf(path: string): Place | null {
  if (path === 'ignored') {
    return null;
  }
  if (path.includes('..')) {
    throw new RejectedError('No key.');
  }
  const { target } = intentOf();
  return { bucket: 'bucket', key: `workspace/${path}`, target, object: path, by: 'me' };
}

/** Jupyter saves a file and tells of it. */
function save(text: string, at = AT, path = 'a.ipynb') {
  return capture.saved({ ...reader.write(path, text, at), how: 'manual' });
}

it('makes a save an entry with the bytes on disk', async () => {
  const entry = await save('{"cells":[]}');
  expect(await outbox.next(LANE)).toEqual(entry);
  expect(await (await outbox.body(entry!.id))?.text()).toBe('{"cells":[]}');
  expect(entry!.metadata).toEqual({
    v: 1,
    save: entry!.save,
    at: AT,
    sha256: await sha256Hex(new Blob(['{"cells":[]}'])),
    by: 'me',
    how: 'manual',
    cells: 0
  });
});

it('has the intent written down before the bytes are there', async () => {
  let release = () => undefined as void;
  reader.before = what =>
    what === 'bytes' ? new Promise(resolve => (release = resolve)) : undefined;
  const saving = save('x');
  expect(capture.pending).toBe(1);
  while ((await outbox.intents()).length === 0 || !reader.asked.get('bytes')) {
    await new Promise(resolve => setImmediate(resolve));
  }
  release();
  await saving;
  expect(capture.pending).toBe(0);
  expect(await outbox.intents()).toEqual([]);
});

it('does nothing for a path that is not archived, and says why one cannot be', async () => {
  expect(await save('x', AT, 'ignored')).toBeNull();
  expect(reports).toEqual([]);
  expect(await save('x', AT, '../a')).toBeNull();
  expect(reports).toEqual([expect.any(RejectedError)]);
  expect(await outbox.buckets()).toEqual([]);
});

it('reads again when the file was being written', async () => {
  reader.before = (what, path, times) => {
    if (what === 'bytes') {
      reader.files.set(path, { text: times === 1 ? '' : 'whole', at: AT });
    }
  };
  const entry = await save('whole');
  expect(await (await outbox.body(entry!.id))?.text()).toBe('whole');
  expect(entry!.metadata.exact).toBeUndefined();
});

it('reads again when the bytes are not those that the document proves', async () => {
  const proof = sha256Hex(new Blob(['right']));
  const file = reader.write('a.ipynb', 'wrong', AT);
  reader.before = (what, path, times) => {
    if (what === 'bytes' && times === 2) {
      reader.files.set(path, { text: 'right', at: AT });
    }
  };
  const entry = await capture.saved({ ...file, how: 'auto', proof });
  expect(entry!.sha256).toBe(await proof);
});

it('keeps a gap when something overwrote the file', async () => {
  const file = reader.write('a.ipynb', 'first', AT);
  reader.write('a.ipynb', 'and the second', LATER);
  expect(await capture.saved({ ...file, how: 'auto' })).toBeNull();
  expect(await outbox.gaps(LANE.key)).toMatchObject([
    { at: AT, reason: expect.stringMatching('overwritten') }
  ]);
  expect(await outbox.intents()).toEqual([]);
});

it('keeps a gap when the file is gone', async () => {
  const file = reader.write('a.ipynb', 'first', AT);
  reader.files.clear();
  expect(await capture.saved({ ...file, how: 'auto' })).toBeNull();
  expect(await outbox.gaps()).toHaveLength(1);
});

it('says when bytes could not be proved to be those of this save', async () => {
  const file = reader.write('a.ipynb', 'first', AT);
  reader.before = (what, path) => {
    if (what === 'state') {
      reader.files.set(path, { text: 'other', at: LATER });
    }
  };
  const entry = await capture.saved({ ...file, how: 'auto' });
  expect(entry!.metadata).toMatchObject({ exact: false, at: AT });
});

it('finds the bytes of a file that is renamed while it is read', async () => {
  const file = reader.write('old.ipynb', 'first', AT);
  let isFirst = true;
  reader.before = what => {
    if (what === 'bytes' && isFirst) {
      isFirst = false;
      reader.files.set('new.ipynb', reader.files.get('old.ipynb')!);
      reader.files.delete('old.ipynb');
      capture.renamed('old.ipynb', 'new.ipynb');
      throw new TransientError('Not now.');
    }
  };
  const entry = await capture.saved({ ...file, how: 'auto' });
  expect(entry).toMatchObject({ path: 'new.ipynb', key: 'workspace/old.ipynb' });
});

it('finds the bytes of a file whose rename is told of after it is gone', async () => {
  const file = reader.write('old.ipynb', 'x', AT);
  reader.before = (what, path, times) => {
    if (what === 'bytes' && times === 1) {
      reader.write('new.ipynb', 'x', AT);
      reader.files.delete(path);
    }
  };
  whileWaiting = () => capture.renamed('old.ipynb', 'new.ipynb');
  const entry = await capture.saved({ ...file, how: 'manual' });
  expect(entry).toMatchObject({ path: 'new.ipynb', key: 'workspace/old.ipynb' });
  expect(waits).toEqual([1_000]);
});

it('tries again while Jupyter does not answer, and gives up in the end', async () => {
  reader.before = (what, _, times) => {
    if (what === 'bytes' && times < 4) {
      throw new TransientError('No answer.');
    }
  };
  expect(await save('x')).not.toBeNull();
  expect(waits).toEqual([2_000, 4_000, 6_000]);
  reader.before = () => {
    throw new TransientError('No answer.');
  };
  expect(await save('y', LATER)).toBeNull();
  expect(await outbox.gaps()).toHaveLength(1);
});

it('insists while the browser has no room, and says so once', async () => {
  const begin = jest
    .spyOn(outbox, 'begin')
    .mockRejectedValueOnce(new OutboxError('Full.'))
    .mockRejectedValueOnce(new OutboxError('Full.'));
  expect(await save('x')).not.toBeNull();
  expect(begin).toHaveBeenCalledTimes(3);
  expect(reports).toEqual([expect.any(OutboxError)]);
});

function fullDisk(): OutboxError {
  const cause = new DOMException('Full.', 'QuotaExceededError');
  return new OutboxError('Full.', { cause });
}

it('makes room where there is none, and says nothing', async () => {
  canMakeRoom = true;
  const queue = jest.spyOn(outbox, 'queue').mockRejectedValueOnce(fullDisk());
  expect(await save('x')).not.toBeNull();
  expect(queue).toHaveBeenCalledTimes(2);
  expect(asked).toEqual([expect.any(Number)]);
  expect(asked[0]).toBeGreaterThan(1);
  expect(reports).toEqual([]);
  expect(waits).toEqual([]);
});

it('asks again for room while what makes it cannot be loaded', async () => {
  canMakeRoom = true;
  failsToLoad = 5;
  const queue = jest.spyOn(outbox, 'queue');
  for (let time = 0; time <= failsToLoad; time++) {
    queue.mockRejectedValueOnce(fullDisk());
  }
  expect(await save('x')).not.toBeNull();
  expect(asked).toHaveLength(failsToLoad + 1);
  expect(reports).toEqual([expect.any(OutboxError)]);
});

it('drops no more when making room does not help, insists, and says so once', async () => {
  canMakeRoom = true;
  const queue = jest.spyOn(outbox, 'queue');
  for (let times = 0; times < 6; times++) {
    queue.mockRejectedValueOnce(fullDisk());
  }
  expect(await save('x')).not.toBeNull();
  expect(asked).toHaveLength(3);
  expect(waits).toHaveLength(3);
  expect(reports).toHaveLength(1);
});

it('takes two signals of one save for one', async () => {
  expect(await save('same')).not.toBeNull();
  expect(await save('same')).toBeNull();
  expect(await outbox.rows('bucket')).toHaveLength(1);
});

it('takes equal bytes at another time for another save', async () => {
  await save('same');
  await save('same', LATER);
  expect(await outbox.rows('bucket')).toHaveLength(2);
});

it('keeps the order of the signals when later bytes come first', async () => {
  const sizes = ['1', '22', '333'];
  const files = sizes.map((text, i) => reader.write(`${i}.ipynb`, text, AT.replace('1Z', `${i}Z`)));
  const held: (() => void)[] = [];
  reader.before = what =>
    what === 'bytes' ? new Promise(resolve => held.push(resolve)) : undefined;
  const saving = files.map(file => capture.saved({ ...file, how: 'auto' }));
  while (held.length < sizes.length) {
    await new Promise(resolve => setImmediate(resolve));
  }
  held.reverse().forEach(release => release());
  const entries = await Promise.all(saving);
  expect(entries.map(entry => entry!.sequence)).toEqual([0, 1, 2]);
});

describe('what a dead tab left', () => {
  const left = intentOf({ tab: 'dead', at: AT, sizeBytes: 5 });

  beforeEach(() => outbox.begin(left));

  it('is captured if it is still on disk', async () => {
    reader.write('a.ipynb', 'first', AT);
    expect(await capture.recover(left)).toMatchObject({ id: left.id, tab: 'dead' });
    expect(await outbox.intents()).toEqual([]);
  });

  it.each([
    ['time', 'first', LATER],
    ['size', 'short first', AT]
  ])('is a gap if the %s is another', async (_, text, at) => {
    reader.write('a.ipynb', text, at);
    expect(await capture.recover(left)).toBeNull();
    expect(await outbox.gaps()).toMatchObject([{ id: left.id }]);
  });

  it('is a gap if the file is gone', async () => {
    expect(await capture.recover(left)).toBeNull();
    expect(await outbox.gaps()).toMatchObject([{ id: left.id }]);
  });
});

test('a save that cannot be taken yet is pending until it can', async () => {
  const told: number[] = [];
  capture.onPending = () => void told.push(capture.pending);
  const came = capture.expect('a.ipynb');
  expect(capture.pending).toBe(1);
  expect(capture.isPending('a.ipynb')).toBe(true);
  expect(capture.isPending('b.ipynb')).toBe(false);
  capture.renamed('a.ipynb', 'b.ipynb');
  expect(capture.isPending('b.ipynb')).toBe(true);
  const saved = capture.saved({ path: 'ignored', at: AT, sizeBytes: 2, how: 'auto' });
  came();
  expect(told).toEqual([1, 0]);
  expect(capture.isPending('b.ipynb')).toBe(false);
  await saved;
});

describe('an upload that begins while a save is queued', () => {
  const FILE = { path: 'a.ipynb', at: AT, sizeBytes: 2, how: 'auto' as const };

  it.each([true, false])('is written down with it: %s', async canBegin => {
    canUploadAhead = canBegin;
    reader.write('a.ipynb', '{}', AT);
    const entry = await capture.saved(FILE);
    expect(begun).toEqual([entry!.save]);
    expect(await outbox.rows(LANE.bucket)).toMatchObject([{ tried: canBegin }]);
    expect(expected).toEqual([]);
  });

  it('is left out where others may have made it a version', async () => {
    reader.write('a.ipynb', '{}', AT);
    await capture.saved({ ...FILE, collaborative: true });
    expect(begun).toEqual([]);
  });

  it('counts as begun where a tab died before it told', async () => {
    reader.write('a.ipynb', '{}', AT);
    const intent = { ...intentOf({ tab: 'dead', at: AT, sizeBytes: 2 }), bucket: 'bucket' };
    await outbox.begin(intent);
    await capture.recover(intent);
    expect(await outbox.rows(LANE.bucket)).toMatchObject([{ tab: 'dead', tried: true }]);
  });
});
