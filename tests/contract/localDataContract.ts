import type { Entry, Intent } from '../../src/outbox/outbox';
import type { Original } from '../../src/outbox/originals';
import { entryOf, intentOf } from '../fakes/saves';
import type { OutboxUnderTest } from './outboxContract';

const LOCAL = { bucket: '', target: null };
const WHY = { isFull: false, isManual: false };
const KEY = 'workspace/a.ipynb';

export function originalOf(facts: Partial<Original> = {}): Original {
  const { key = KEY, at = '2026-01-02T03:04:05Z', sha256 = 'sha' } = facts;
  const metadata = { v: 1 as const, at, sha256 };
  return { row: 1, key, at, sha256, sizeBytes: 2, keptAt: 1, metadata, ...facts };
}

/** What every outbox must do with what it keeps for itself alone. */
export function localDataContract(open: (name: string) => OutboxUnderTest): void {
  let outbox: OutboxUnderTest;
  let count = 0;

  beforeEach(() => {
    outbox = open(`local data ${++count}`);
  });

  afterEach(() => outbox.close());

  async function save(intent: Partial<Intent> = {}): Promise<Entry> {
    const begun = intentOf(intent);
    await outbox.begin(begun);
    const entry = entryOf(begun);
    expect(await outbox.queue(entry, new Blob(['{}']))).toBe('queued');
    return entry;
  }

  describe('dropping local saves', () => {
    it('takes the named ones with their bytes, and notes what for', async () => {
      expect(await outbox.thinned()).toBeNull();
      const first = await save({ ...LOCAL, sequence: 0 });
      const second = await save({ ...LOCAL, sequence: 1 });
      expect(await outbox.dropLocal([first.id, 'unknown'], WHY)).toBe(1);
      expect(await outbox.rows('')).toEqual([second]);
      expect(await outbox.body(first.id)).toBeNull();
      expect(await outbox.body(second.id)).not.toBeNull();
      expect(await outbox.thinned()).toEqual(WHY);
    });

    it('leaves alone what has a target, also since a moment ago, and open intents', async () => {
      const archived = await save({ tab: 'archived' });
      const local = await save({ ...LOCAL, tab: 'bound' });
      await outbox.bind([{ ...local, bucket: 'bucket', target: intentOf().target }]);
      const intent = intentOf({ ...LOCAL, tab: 'open' });
      await outbox.begin(intent);
      expect(await outbox.dropLocal([archived.id, local.id, intent.id], WHY)).toBe(0);
      expect(await outbox.rows('bucket')).toHaveLength(2);
      expect(await outbox.body(local.id)).not.toBeNull();
      expect(await outbox.intents()).toEqual([intent]);
      expect(await outbox.thinned()).toBeNull();
    });

    it('forgets no reason that there was before', async () => {
      for (const [sequence, why] of [
        { isFull: true, isManual: false },
        { isFull: false, isManual: true }
      ].entries()) {
        const { id } = await save({ ...LOCAL, sequence });
        await outbox.dropLocal([id], why);
      }
      expect(await outbox.thinned()).toEqual({ isFull: true, isManual: true });
    });

    it('drops as many as there are', async () => {
      const ids: string[] = [];
      for (let sequence = 0; sequence < 201; sequence++) {
        ids.push((await save({ ...LOCAL, sequence })).id);
      }
      expect(await outbox.dropLocal(ids, WHY)).toBe(201);
      expect(await outbox.rows('')).toEqual([]);
    }, 60_000);
  });

  describe('an original', () => {
    it('is kept once with its bytes, and never replaced', async () => {
      const original = originalOf();
      expect(await outbox.originals.of(KEY)).toBeNull();
      expect(await outbox.originals.keep(original, new Blob(['first']))).toBe(true);
      expect(await outbox.originals.keep(originalOf({ at: 'x' }), new Blob(['second']))).toBe(
        false
      );
      expect(await outbox.originals.of(KEY)).toEqual(original);
      expect(await (await outbox.originals.body(KEY))?.text()).toBe('first');
      expect(await outbox.originals.all()).toEqual([original]);
    });

    it.each(['', 'bucket', 'c'])('is not kept after a save in bucket “%s”', async bucket => {
      await save({ bucket: 'b', object: 'a.ipynb2', tab: 'other' });
      await outbox.begin(intentOf({ bucket }));
      expect(await outbox.originals.keep(originalOf(), new Blob(['late']))).toBe(false);
      expect(await outbox.originals.all()).toEqual([]);
      expect(await outbox.originals.body(KEY)).toBeNull();
    });

    it('is not kept of what was archived, or missed', async () => {
      const entry = await save({ object: 'archived' });
      await outbox.archived(entry.id, {
        ...{ bucket: entry.bucket, key: entry.key, versionId: 'v', etag: '"e"' },
        ...{ save: entry.save, sha256: 's', newestAt: entry.at }
      });
      const missed = intentOf({ object: 'missed' });
      await outbox.begin(missed);
      await outbox.giveUp(missed, 'overwritten before it could be read');
      for (const key of [entry.key, missed.key]) {
        expect(await outbox.originals.keep(originalOf({ key }), new Blob())).toBe(false);
      }
    });

    it('is kept of a file whose neighbours have saves', async () => {
      await save({ object: 'a.ipynb2', tab: 'one' });
      await save({ object: 'a', tab: 'two', bucket: '' });
      expect(await outbox.originals.keep(originalOf(), new Blob())).toBe(true);
    });

    it('goes with its bytes when it is dropped', async () => {
      await outbox.originals.keep(originalOf(), new Blob());
      const other = originalOf({ key: 'workspace/other' });
      await outbox.originals.keep(other, new Blob());
      await outbox.originals.drop([KEY]);
      expect(await outbox.originals.body(KEY)).toBeNull();
      expect(await outbox.originals.all()).toEqual([other]);
    });
  });

  it('forgets everything when it is cleared, tells so, and goes on', async () => {
    const told = jest.fn();
    const entry = await save();
    await outbox.archived(entry.id, {
      ...{ bucket: 'bucket', key: entry.key, versionId: 'v', etag: '"e"' },
      ...{ save: entry.save, sha256: 's', newestAt: entry.at }
    });
    await save({ sequence: 1 });
    const local = await save({ ...LOCAL, sequence: 2 });
    await outbox.dropLocal([local.id], WHY);
    await save({ ...LOCAL, sequence: 3 });
    await outbox.begin(intentOf({ sequence: 4 }));
    await outbox.originals.keep(originalOf({ key: 'workspace/other' }), new Blob());
    await outbox.setTarget(intentOf().target);
    await outbox.setRenamed({ from: 'a', to: 'b', at: 1 });
    await outbox.setOutline({ bucket: 'bucket', key: KEY }, null);
    await outbox.setCondition({ bucket: 'bucket', state: 'ready', since: 1 });
    outbox.onChange(told);
    expect(await outbox.clear()).toEqual({ saves: 3, originals: 1 });
    expect(told).toHaveBeenCalledWith(null);
    expect(await outbox.buckets()).toEqual([]);
    expect(await outbox.intents()).toEqual([]);
    expect(await outbox.originals.all()).toEqual([]);
    expect(await outbox.head({ bucket: 'bucket', key: KEY })).toBeNull();
    expect(await outbox.target()).toBeNull();
    expect(await outbox.thinned()).toBeNull();
    expect(await outbox.renamedFrom('b')).toBeNull();
    expect(await outbox.conditions()).toEqual([]);
    await save({ sequence: 1 });
    expect(await outbox.counts()).toEqual(new Map([['bucket', 1]]));
  });
}
