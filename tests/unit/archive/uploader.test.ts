/** @jest-environment ./tests/simulation/environment.js */
import { Uploader } from '../../../src/archive/uploader';
import {
  ConflictError,
  CredentialsError,
  ForbiddenError,
  OutboxError,
  RejectedError,
  SetupError,
  TransientError
} from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import type { ILocks } from '../../../src/outbox/locks';
import type { Intent } from '../../../src/outbox/outbox';
import { MemoryVersionStore } from '../../fakes/memoryVersionStore';
import { ManualTimer, settled } from '../../fakes/manualTimer';
import { entryOf, intentOf } from '../../fakes/saves';

/** One tab after the other gets a lock. */
function queuedLocks(): ILocks {
  let last: Promise<unknown> = Promise.resolve();
  return {
    hold: (_, use) => {
      const done = last.then(use);
      last = done.catch(() => undefined);
      return done;
    },
    held: async () => []
  };
}

let count = 0;
let locks: ILocks;
let outbox: IndexedDbOutbox;
let store: MemoryVersionStore;
let timer: ManualTimer;
let uploader: Uploader;
/** What the next writes of a key meet; nothing: they succeed. */
let failures: Record<string, Error[]>;
let puts: string[];
let reports: Error[];

beforeEach(() => {
  outbox = new IndexedDbOutbox(`uploader ${++count}`);
  store = new MemoryVersionStore();
  timer = new ManualTimer();
  locks = queuedLocks();
  failures = {};
  puts = [];
  reports = [];
  const put = store.put.bind(store);
  jest.spyOn(store, 'put').mockImplementation(async (key, version) => {
    puts.push(version.metadata.save!);
    const failure = failures[key]?.shift();
    if (failure) {
      throw failure;
    }
    return put(key, version);
  });
  uploader = openTab(store);
});

/** Another tab on the same outbox, with a store (and so with keys) of its own. */
function openTab(own: MemoryVersionStore): Uploader {
  const opened = new Uploader({
    outbox,
    storeOf: () => own,
    timer,
    random: () => 1,
    locks,
    lockPrefix: 'test',
    report: error => void reports.push(error)
  });
  opened.start();
  return opened;
}

afterEach(async () => {
  expect(reports).toEqual([]);
  await uploader.stop();
  await outbox.close();
});

/** Queue a save and let the uploader do what it can without time passing. */
async function save(facts: Partial<Intent>): Promise<string> {
  const text = JSON.stringify(facts);
  const sha256 = await sha256Hex(new Blob([text]));
  const intent = intentOf(facts);
  const entry = entryOf(intent, { sha256 });
  await outbox.begin(intent);
  await outbox.queue({ ...entry, metadata: { ...entry.metadata, sha256 } }, new Blob([text]));
  await settled();
  return entry.save;
}

async function archived(object = 'a.ipynb'): Promise<(string | undefined)[]> {
  const { versions } = await store.list(`workspace/${object}`);
  const details = versions.reverse().map(({ key, versionId }) => store.head(key, versionId));
  return (await Promise.all(details)).map(({ metadata }) => metadata?.save);
}

async function condition(): Promise<string | undefined> {
  return (await outbox.conditions())[0]?.state;
}

it('archives saves in order, and leaves nothing behind', async () => {
  const saves = [await save({ sequence: 0 }), await save({ sequence: 1 })];
  expect(await archived()).toEqual(saves);
  expect(await outbox.buckets()).toEqual([]);
});

it('goes on where a list begins with another version than the one to be matched', async () => {
  const first = await save({ sequence: 0 });
  const second = await save({ sequence: 1 });
  const list = store.list.bind(store);
  jest.spyOn(store, 'list').mockImplementation(async (...asked) => {
    const { versions, next } = await list(...asked);
    return { versions: versions.reverse().map(each => ({ ...each, isLatest: false })), next };
  });
  const third = await save({ sequence: 2, collaborative: true });
  await timer.pass(5_000);
  expect(await outbox.rows('bucket')).toEqual([]);
  // The first try finds out that the order is wrong.
  expect(puts).toEqual([first, second, third, third]);
});

describe('a queue', () => {
  /** Queue saves of one file while nobody answers. */
  async function queued(count: number): Promise<string[]> {
    failures['workspace/a.ipynb'] = [new TransientError('Off.')];
    const saves: string[] = [];
    for (let sequence = 0; sequence < count; sequence++) {
      saves.push(await save({ sequence }));
    }
    puts.length = 0;
    return saves;
  }

  it('goes on while what was archived is noted, one ahead', async () => {
    const saves = await queued(5);
    const archive = outbox.archived.bind(outbox);
    let note: () => void = () => undefined;
    const held = new Promise<void>(resolve => (note = resolve));
    const noting = jest.spyOn(outbox, 'archived').mockImplementation(async (...entry) => {
      if (noting.mock.calls.length > 1) {
        await held;
      }
      return archive(...entry);
    });
    await timer.pass(1_000);
    expect(puts).toEqual(saves.slice(0, 3));
    note();
    await settled();
    expect(await archived()).toEqual(saves);
    expect(await outbox.buckets()).toEqual([]);
  });

  it('stops where something could not be noted, and makes no version twice', async () => {
    const saves = await queued(5);
    const noting = jest.spyOn(outbox, 'archived');
    noting.mockImplementationOnce(outbox.archived.bind(outbox));
    noting.mockRejectedValueOnce(new OutboxError('Full.'));
    await timer.pass(1_000);
    expect(await condition()).toBe('paused');
    expect((await outbox.rows('bucket')).map(row => row.sequence)).toContain(1);
    await uploader.retry();
    // A look at the store for each of them takes some turns.
    while ((await outbox.buckets()).length > 0) {
      await settled();
    }
    expect(await archived()).toEqual(saves);
  });
});

it('backs off while nobody answers, then goes on by itself', async () => {
  failures['workspace/a.ipynb'] = [new TransientError('Off.'), new TransientError('Off.')];
  const first = await save({});
  expect(await condition()).toBe('retrying');
  await timer.pass(999);
  expect(puts).toHaveLength(1);
  await timer.pass(1);
  expect(puts).toHaveLength(2);
  await timer.pass(2_000);
  expect(await archived()).toEqual([first]);
  expect(await condition()).toBe('ready');
});

describe('a save of somebody else', () => {
  it('is left to their browser, which knows how it came about', async () => {
    const theirs = await save({ collaborative: true, isOthers: true });
    expect(puts).toEqual([]);
    const metadata = {
      v: 1 as const,
      save: theirs,
      at: '2026-01-02T03:04:05.000000Z',
      by: 'alice'
    };
    const body = new Blob(['theirs']);
    const sha256 = await sha256Hex(body);
    const contentType = 'application/x-ipynb+json';
    const condition = { ifNoneMatch: '*' as const };
    await store.put('workspace/a.ipynb', { body, sha256, contentType, metadata, condition });
    await timer.pass(1_000);
    expect(await outbox.buckets()).toEqual([]);
    expect(puts).toEqual([theirs]);
  });

  it('is archived all the same if nobody else does', async () => {
    const theirs = await save({ collaborative: true, isOthers: true });
    const own = await save({ sequence: 1, collaborative: true });
    await timer.pass(9_000);
    expect(puts).toEqual([]);
    await timer.pass(9_000);
    expect(await archived()).toEqual([theirs, own]);
  });
});

it('lets no key wait for another one', async () => {
  failures['workspace/a.ipynb'] = Array.from({ length: 9 }, () => new TransientError('Off.'));
  await save({ sequence: 0 });
  const other = await save({ sequence: 1, object: 'b.ipynb' });
  expect(await archived('b.ipynb')).toEqual([other]);
});

it('looks through a long queue only where there is room for another key', async () => {
  const [keys, each] = [6, 6];
  for (let key = 0; key < keys; key++) {
    failures[`workspace/${key}.ipynb`] = [new TransientError('Off.')];
    for (let index = 0; index < each; index++) {
      await save({ sequence: key * each + index, object: `${key}.ipynb` });
    }
  }
  const looks = jest.spyOn(outbox, 'keys');
  await uploader.retry();
  while ((await outbox.buckets()).length > 0) {
    await settled();
  }
  expect(puts).toHaveLength(keys + keys * each);
  expect(looks.mock.calls.length).toBeLessThan(20);
});

it('parks what is rejected twice, and goes on with what comes after it', async () => {
  failures['workspace/a.ipynb'] = [new RejectedError('Bad.'), new RejectedError('Bad.')];
  const parked = await save({ sequence: 0 });
  const later = await save({ sequence: 1 });
  expect(puts).toEqual([parked, parked, later]);
  expect(await archived()).toEqual([later]);
  expect(await outbox.rows('bucket')).toMatchObject([
    { save: parked, parked: { name: 'RejectedError', message: 'Bad.' } }
  ]);
});

it('tries each save twice before it parks it', async () => {
  failures['workspace/a.ipynb'] = Array.from({ length: 3 }, () => new RejectedError('Bad.'));
  await save({ sequence: 0 });
  const later = await save({ sequence: 1 });
  expect(await archived()).toEqual([later]);
});

it('holds back a key that may not be written, until asked to try again', async () => {
  failures['workspace/a.ipynb'] = [new ForbiddenError('No.')];
  const first = await save({ sequence: 0 });
  const second = await save({ sequence: 1 });
  expect(await archived()).toEqual([]);
  expect(puts).toEqual([first]);
  await uploader.retry();
  await settled();
  expect(await archived()).toEqual([first, second]);
});

it.each([new CredentialsError('Expired.'), new SetupError('bucket', 'None.')])(
  'pauses the bucket after a $name, and looks again after a minute',
  async error => {
    failures['workspace/a.ipynb'] = [error];
    const first = await save({ sequence: 0 });
    expect(await condition()).toBe('paused');
    const second = await save({ sequence: 1, object: 'b.ipynb' });
    await timer.pass(59_000);
    expect(puts).toEqual([first]);
    await timer.pass(1_000);
    expect(puts).toEqual([first, first, second]);
    expect(await condition()).toBe('ready');
  }
);

it('leaves to a tab with keys what one without could not do', async () => {
  await uploader.stop();
  const keyless = jest.fn().mockRejectedValue(new CredentialsError('Enter your keys.'));
  const first = openTab(Object.assign(Object.create(store), { check: keyless }));
  uploader = openTab(store);
  const saved = await save({});
  expect(keyless).toHaveBeenCalledTimes(1);
  expect(await archived()).toEqual([saved]);
  expect(await condition()).toBe('ready');
  await first.stop();
});

it('tries once a minute in each tab while none has keys', async () => {
  const keyless = jest.fn().mockRejectedValue(new CredentialsError('Enter your keys.'));
  jest.spyOn(store, 'check').mockImplementation(keyless);
  const other = openTab(store);
  await save({});
  expect(keyless).toHaveBeenCalledTimes(2);
  await timer.pass(59_000);
  expect(keyless).toHaveBeenCalledTimes(2);
  await timer.pass(2_000);
  expect(keyless).toHaveBeenCalledTimes(4);
  await other.stop();
});

it('ends a pause at once when asked to', async () => {
  failures['workspace/a.ipynb'] = [new SetupError('bucket', 'None.')];
  const first = await save({});
  await uploader.retry();
  await settled();
  expect(await archived()).toEqual([first]);
});

it('pauses before anything is written to a bucket that keeps no versions', async () => {
  jest.spyOn(store, 'check').mockRejectedValue(new SetupError('versioning', 'Off.'));
  await save({});
  expect(puts).toEqual([]);
  expect(await condition()).toBe('paused');
});

it('pauses when the store refuses conditional writes of new files', async () => {
  failures['workspace/a.ipynb'] = [new ConflictError('412'), new ConflictError('412')];
  await save({});
  await timer.pass(1_000);
  expect((await outbox.conditions())[0]).toMatchObject({
    state: 'paused',
    error: { check: 'conditional' }
  });
});

it('uploads nothing that is local history', async () => {
  await save({ bucket: '', target: null });
  expect(puts).toEqual([]);
  expect(await outbox.buckets()).toEqual(['']);
});

it('says where a renamed file was taken from', async () => {
  await save({ sequence: 0, object: 'old.ipynb' });
  const [{ versionId }] = (await store.list('workspace/old.ipynb')).versions;
  const intent = intentOf({ sequence: 1 });
  await outbox.begin(intent);
  const sha256 = await sha256Hex(new Blob(['{}']));
  const entry = entryOf(intent, { sha256, renamedFrom: 'workspace/old.ipynb' });
  await outbox.queue(entry, new Blob(['{}']));
  await settled();
  const { metadata } = await store.head('workspace/a.ipynb');
  expect(metadata?.from).toEqual({ key: 'workspace/old.ipynb', versionId });
});

describe('a name', () => {
  const tags = { name: 'One, two', pinned: true };
  const TAGS = { 'bookstore-name': 'One=2C two', 'bookstore-pinned': 'true' };

  async function tagsNow(): Promise<object> {
    const [{ versionId }] = (await store.list('workspace/a.ipynb')).versions;
    return store.tags('workspace/a.ipynb', versionId);
  }

  it('given while a save waits goes along with its bytes', async () => {
    failures['workspace/a.ipynb'] = [new TransientError('Off.')];
    const set = jest.spyOn(store, 'setTags');
    await save({});
    await outbox.update('tab/0', { tags });
    await timer.pass(1_000);
    expect(await tagsNow()).toEqual(TAGS);
    expect(set).not.toHaveBeenCalled();
    expect(await outbox.buckets()).toEqual([]);
  });

  it('given while its bytes are on their way is set after', async () => {
    const put = jest.mocked(store.put).getMockImplementation()!;
    jest.spyOn(store, 'put').mockImplementation(async (key, version) => {
      const receipt = await put(key, version);
      await outbox.update('tab/0', { tags });
      return receipt;
    });
    await save({});
    expect(await tagsNow()).toEqual(TAGS);
    expect(await outbox.buckets()).toEqual([]);
  });

  it('is set though the save turns out to be archived, and again if that failed', async () => {
    const put = jest.mocked(store.put).getMockImplementation()!;
    jest.spyOn(store, 'put').mockImplementation(async (key, version) => {
      await put(key, version);
      throw new TransientError('The reply was lost.');
    });
    const set = jest.spyOn(store, 'setTags').mockRejectedValueOnce(new TransientError('Off.'));
    const first = await save({});
    await outbox.update('tab/0', { tags });
    await timer.pass(1_000);
    expect(await outbox.buckets()).toEqual(['bucket']);
    await timer.pass(2_000);
    expect(set).toHaveBeenCalledTimes(2);
    expect(await archived()).toEqual([first]);
    expect(await tagsNow()).toEqual(TAGS);
    expect(await outbox.buckets()).toEqual([]);
  });

  it('that was taken away again is not there', async () => {
    const put = jest.mocked(store.put).getMockImplementation()!;
    jest.spyOn(store, 'put').mockImplementationOnce(async (key, version) => {
      await put(key, { ...version, tags: TAGS });
      throw new TransientError('The reply was lost.');
    });
    await save({});
    await outbox.update('tab/0', { tags: { name: '', pinned: false } });
    await timer.pass(1_000);
    expect(await tagsNow()).toEqual({});
  });

  it('that the keys may not give is said to be the reason', async () => {
    failures['workspace/a.ipynb'] = [new TransientError('Off.'), new ForbiddenError('No.')];
    const parked = await save({});
    await outbox.update('tab/0', { tags });
    await timer.pass(1_000);
    expect(await outbox.rows('bucket')).toMatchObject([
      { save: parked, tags, parked: { message: expect.stringContaining('s3:PutObjectTagging') } }
    ]);
  });
});

describe('a save that is uploaded while it is queued', () => {
  /** A save as capture makes it: expected, fetched, begun, queued. */
  async function saveAhead(facts: Partial<Intent> = {}) {
    const text = JSON.stringify(facts);
    const body = new Blob([text]);
    const intent = intentOf(facts);
    const came = uploader.expect(intent.bucket);
    await outbox.begin(intent);
    await settled();
    const sha256 = await sha256Hex(body);
    const described = entryOf(intent, { sha256 });
    const entry = { ...described, metadata: { ...described.metadata, sha256 } };
    const tried = await uploader.uploadAhead(entry, body);
    const queue = async () => {
      await outbox.queue({ ...entry, tried }, body);
      came();
      await settled();
    };
    return { save: entry.save, tried, queue };
  }

  it('is a version before it is queued, and made once', async () => {
    const list = jest.spyOn(store, 'list');
    for (const sequence of [0, 1]) {
      const { tried, queue } = await saveAhead({ sequence });
      expect(tried).toBe(true);
      await settled();
      expect(puts).toHaveLength(sequence + 1);
      await queue();
    }
    expect(list).not.toHaveBeenCalled();
    expect(await archived()).toEqual(puts);
    expect(await outbox.buckets()).toEqual([]);
    expect(await outbox.intents()).toEqual([]);
  });

  it('waits while somebody looks whether its key has anything to do', async () => {
    const next = outbox.next.bind(outbox);
    let look: () => void = () => undefined;
    const looking = new Promise<void>(resolve => (look = resolve));
    jest.spyOn(outbox, 'next').mockImplementationOnce(async lane => {
      await looking;
      return next(lane);
    });
    const asked = jest.spyOn(uploader, 'uploadAhead');
    const saving = saveAhead();
    while (asked.mock.calls.length === 0) {
      await settled();
    }
    look();
    const { save: saved, tried, queue } = await saving;
    expect(tried).toBe(true);
    await queue();
    expect(await archived()).toEqual([saved]);
  });

  it('is left alone while it has no bucket', async () => {
    const local = { bucket: '', target: null };
    const keys = jest.spyOn(outbox, 'keys');
    const { save: saved, tried, queue } = await saveAhead(local);
    expect(tried).toBe(false);
    await queue();
    expect(await outbox.rows('')).toMatchObject([{ save: saved, tried: false }]);
    expect(keys).not.toHaveBeenCalled();
    expect(await condition()).toBeUndefined();
  });

  it('is looked for in the store when its upload failed', async () => {
    failures['workspace/a.ipynb'] = [new TransientError('Off.')];
    const { save: saved, queue } = await saveAhead();
    await queue();
    expect(await outbox.rows('bucket')).toMatchObject([{ save: saved, tried: true }]);
    const list = jest.spyOn(store, 'list');
    await timer.pass(1_000);
    expect(list).toHaveBeenCalled();
    expect(await archived()).toEqual([saved]);
  });

  it('waits its turn behind what is queued, and where nothing is expected', async () => {
    failures['workspace/a.ipynb'] = [new TransientError('Off.')];
    const first = await save({ sequence: 0 });
    const { save: second, tried, queue } = await saveAhead({ sequence: 1 });
    expect(tried).toBe(false);
    await queue();
    await timer.pass(1_000);
    expect(await archived()).toEqual([first, second]);
    expect(await uploader.uploadAhead(entryOf(intentOf({ sequence: 2 })), new Blob())).toBe(false);
  });

  it('is left to others while the bucket is paused', async () => {
    failures['workspace/a.ipynb'] = [new SetupError('bucket', 'None.')];
    await save({ sequence: 0 });
    const { tried, queue } = await saveAhead({ sequence: 1, object: 'b.ipynb' });
    expect(tried).toBe(false);
    await queue();
    expect(await outbox.rows('bucket')).toHaveLength(2);
  });

  it('is left to the tab that holds the lock, also once the outbox could not be read', async () => {
    jest.spyOn(outbox, 'keys').mockRejectedValueOnce(new OutboxError('Blocked.'));
    const came = uploader.expect('bucket');
    await settled();
    expect(reports.splice(0)).toMatchObject([{ name: 'OutboxError' }]);
    let release: () => void = () => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    void locks.hold('bucket', () => held, new AbortController().signal);
    const { tried, queue, save: saved } = await saveAhead();
    expect(tried).toBe(false);
    await queue();
    came();
    release();
    await settled();
    expect(await archived()).toEqual([saved]);
  });

  it('holds the lock while one is expected, and not longer', async () => {
    const came = uploader.expect('bucket');
    await settled();
    const asked = jest.fn(async () => undefined);
    void locks.hold('bucket', asked, new AbortController().signal);
    await settled();
    expect(asked).not.toHaveBeenCalled();
    came();
    await settled();
    expect(asked).toHaveBeenCalled();
  });
});
