import type { Entry, Following, Intent, IOutbox, Lane } from '../../src/outbox/outbox';
import { entryOf, intentOf } from '../fakes/saves';

/** An outbox that can be let go of, as a closed tab does. */
export type OutboxUnderTest = IOutbox & { close(): Promise<void> };

const BODY = new Blob(['{}']);
const LANE: Lane = { bucket: 'bucket', key: 'workspace/a.ipynb' };
const NEVER = { name: 'RejectedError', message: 'Too large.' };

/**
 * What every {@link IOutbox} must do.
 * @param open - A tab's outbox; those of one name share what they know.
 */
export function outboxContract(open: (name: string) => OutboxUnderTest): void {
  let outbox: OutboxUnderTest;
  let name: string;
  let opened: OutboxUnderTest[];
  let count = 0;

  beforeEach(() => {
    name = `outbox ${++count}`;
    opened = [];
    outbox = openTab();
  });

  afterEach(async () => {
    await Promise.all(opened.map(each => each.close()));
  });

  function openTab(): OutboxUnderTest {
    const tab = open(name);
    opened.push(tab);
    return tab;
  }

  /** Begin and queue one save. */
  async function save(intent: Partial<Intent> = {}, entry: Partial<Entry> = {}): Promise<Entry> {
    const begun = intentOf(intent);
    await outbox.begin(begun);
    const queued = entryOf(begun, entry);
    expect(await outbox.queue(queued, BODY)).toBe('queued');
    return queued;
  }

  /** Take everything that can be archived out of a lane, in order. */
  async function drain(lane = LANE): Promise<string[]> {
    const ids: string[] = [];
    for (let next = await outbox.next(lane); next; next = await outbox.next(lane)) {
      ids.push(next.id);
      await outbox.archived(next.id, headOf(lane, next.id));
    }
    return ids;
  }

  function headOf(lane: Lane, saved: string) {
    return { ...lane, versionId: 'v', etag: '"e"', save: saved, sha256: 's', newestAt: '2026' };
  }

  describe('an intent', () => {
    it('becomes an entry with its bytes', async () => {
      const entry = await save();
      expect(await outbox.next(LANE)).toEqual(entry);
      expect(await (await outbox.body(entry.id))?.text()).toBe('{}');
      expect(await outbox.intents()).toEqual([]);
    });

    it('is dropped when its save waits already', async () => {
      const first = await save({ tab: 'one' });
      const second = intentOf({ tab: 'two' });
      await outbox.begin(second);
      expect(await outbox.queue(entryOf(second, { save: first.save }), BODY)).toBe('duplicate');
      expect(await outbox.rows('bucket')).toEqual([first]);
      expect(await outbox.body(second.id)).toBeNull();
    });

    it('tells its twin that an upload was begun', async () => {
      const first = await save({ tab: 'one' });
      const second = intentOf({ tab: 'two' });
      await outbox.begin(second);
      const tried = entryOf(second, { save: first.save, tried: true });
      expect(await outbox.queue(tried, BODY)).toBe('duplicate');
      expect(await outbox.rows('bucket')).toEqual([{ ...first, tried: true }]);
    });

    it('may be uploaded before it is queued when it is its turn', async () => {
      const first = intentOf();
      const second = intentOf({ sequence: 1 });
      await outbox.begin(first);
      await outbox.begin(second);
      const entry = entryOf(first, { sha256: 'new' });
      expect(await outbox.foresee(entry)).toEqual({ head: null });
      expect(await outbox.foresee(entryOf(second, { sha256: 'newer' }))).toBeNull();
      await outbox.archived(first.id, headOf(LANE, 'before'));
      expect(await outbox.foresee(entryOf(second, { sha256: 'newer' }))).toEqual({
        head: headOf(LANE, 'before')
      });
    });

    it('waits with its upload when it is gone, known, or changes nothing', async () => {
      const intent = intentOf({ tab: 'two' });
      const entry = entryOf(intent, { sha256: 'new' });
      expect(await outbox.foresee(entry)).toBeNull();
      await outbox.begin(intent);
      expect(await outbox.foresee(entry)).toEqual({ head: null });
      await outbox.archived('none', headOf(LANE, 'before'));
      expect(await outbox.foresee(entryOf(intent, { sha256: 's' }))).toBeNull();
      await save({ tab: 'zwilling', at: '2027' }, { save: entry.save });
      expect(await outbox.foresee(entry)).toBeNull();
    });

    it('is dropped when its save was archived last', async () => {
      await outbox.archived('none', headOf(LANE, 'the save'));
      const intent = intentOf();
      await outbox.begin(intent);
      expect(await outbox.queue(entryOf(intent, { save: 'the save' }), BODY)).toBe('duplicate');
      expect(await outbox.rows('bucket')).toEqual([]);
    });

    it('is no duplicate of the same save in another bucket', async () => {
      const first = await save({ tab: 'one' });
      await save({ tab: 'two', bucket: 'other' }, { save: first.save });
      expect(await outbox.counts()).toEqual(
        new Map([
          ['bucket', 1],
          ['other', 1]
        ])
      );
    });

    it('cannot be queued when it is gone', async () => {
      const intent = intentOf();
      expect(await outbox.queue(entryOf(intent), BODY)).toBe('gone');
      await outbox.begin(intent);
      await outbox.forget(intent);
      expect(await outbox.queue(entryOf(intent), BODY)).toBe('gone');
      expect(await outbox.body(intent.id)).toBeNull();
    });

    it('is given back when it has another key by now', async () => {
      const local = intentOf({ bucket: '', target: null });
      await outbox.begin(local);
      const bound = intentOf();
      await outbox.bind([bound]);
      expect(await outbox.queue(entryOf(local), BODY)).toEqual({ rekeyed: bound });
      expect(await outbox.queue(entryOf(bound), BODY)).toBe('queued');
    });

    it('becomes a gap that says why, and is found by its key', async () => {
      const intent = intentOf();
      await outbox.begin(intent);
      await outbox.giveUp(intent, 'overwritten before it could be read');
      expect(await outbox.gaps(intent.key)).toEqual([
        { ...intent, stage: 'gap', reason: 'overwritten before it could be read' }
      ]);
      expect(await outbox.gaps('workspace/a')).toEqual([]);
      expect(await outbox.gaps()).toHaveLength(1);
      expect(await outbox.intents()).toEqual([]);
    });

    it('is not given up once it is an entry', async () => {
      const entry = await save();
      await outbox.giveUp(intentOf(), 'overwritten before it could be read');
      expect(await outbox.gaps()).toEqual([]);
      expect(await outbox.next(LANE)).toEqual(entry);
    });
  });

  describe('what is next', () => {
    it('follows the sequence of a tab, whatever the time says', async () => {
      await save({ sequence: 0, at: '2026-01-02T03:04:07Z' });
      await save({ sequence: 1, at: '2026-01-02T03:04:06Z' });
      await save({ sequence: 10, at: '2026-01-02T03:04:05Z' });
      expect(await drain()).toEqual(['tab/0', 'tab/1', 'tab/10']);
    });

    it('follows the time between tabs, to the microsecond', async () => {
      await save({ tab: 'one', sequence: 0, at: '2026-01-02T03:04:05.000002Z' });
      await save({ tab: 'one', sequence: 1, at: '2026-01-02T03:04:05.000004Z' });
      await save({ tab: 'two', sequence: 0, at: '2026-01-02T03:04:05.000001Z' });
      await save({ tab: 'two', sequence: 1, at: '2026-01-02T03:04:05.000003Z' });
      expect(await drain()).toEqual(['two/0', 'one/0', 'two/1', 'one/1']);
    });

    it('is an open intent, which nothing overtakes', async () => {
      const first = intentOf({ sequence: 0 });
      await outbox.begin(first);
      await save({ sequence: 1 });
      expect(await outbox.next(LANE)).toEqual(first);
      await outbox.queue(entryOf(first), BODY);
      expect(await drain()).toEqual(['tab/0', 'tab/1']);
    });

    it('passes over what is parked, in every tab', async () => {
      const first = await save({ tab: 'one', sequence: 0 });
      await save({ tab: 'one', sequence: 1 });
      const other = await save({ tab: 'two', sequence: 0 });
      await outbox.update(first.id, { parked: NEVER });
      await outbox.update(other.id, { parked: NEVER });
      expect(await outbox.next(LANE)).toMatchObject({ id: 'one/1' });
      await outbox.update(first.id, { parked: undefined });
      expect(await outbox.next(LANE)).toMatchObject({ id: 'one/0' });
    });

    it.each(['one', 'two'])('is nothing when the key may not be written, by tab %s', async tab => {
      await save({ tab: 'one', sequence: 0 });
      await save({ tab: 'two', sequence: 0 });
      await outbox.update(`${tab}/0`, { parked: { name: 'ForbiddenError', message: 'No.' } });
      expect(await outbox.next(LANE)).toBeNull();
    });

    it('is never of another key or bucket', async () => {
      await save({ object: 'a.ipynb2' });
      await save({ object: 'a.ipyn', sequence: 1 });
      await save({ sequence: 2, bucket: 'bucket2' });
      expect(await outbox.next(LANE)).toBeNull();
    });
  });

  describe('keys and buckets', () => {
    const OBJECTS = ['a', 'a b', 'a/b', 'ab', '\u00e9', 'e\u0301', '日本語', '😀', `"'`, '\uffff'];

    it('tells keys apart that begin alike or look odd', async () => {
      for (const [sequence, object] of OBJECTS.entries()) {
        await save({ object, sequence });
      }
      const keys = OBJECTS.map(object => `workspace/${object}`);
      expect((await outbox.keys('bucket')).sort()).toEqual([...keys].sort());
      for (const key of keys) {
        expect(await outbox.rows('bucket', key)).toHaveLength(1);
        expect((await outbox.next({ bucket: 'bucket', key }))?.key).toBe(key);
      }
    });

    it('tells buckets apart, local history among them', async () => {
      for (const [sequence, bucket] of ['', 'b', 'b2', '["","b"]'].entries()) {
        await save({ bucket, sequence });
        await save({ bucket, sequence: sequence + 10 });
      }
      expect((await outbox.buckets()).sort()).toEqual(['', '["","b"]', 'b', 'b2']);
      expect((await outbox.counts()).get('b')).toBe(2);
      expect(await outbox.rows('b')).toHaveLength(2);
    });
  });

  describe('an entry', () => {
    it('is changed in what is named, and nothing else', async () => {
      const entry = await save();
      expect(await outbox.update(entry.id, { parked: NEVER })).toBe(true);
      expect(await outbox.rows('bucket')).toEqual([{ ...entry, parked: NEVER }]);
    });

    it('is taken with its bytes and the head of its lane, and that is written down', async () => {
      const first = await save();
      expect((await outbox.take(first.id))?.head).toBeNull();
      await outbox.archived(first.id, headOf(LANE, first.save));
      const entry = await save({ sequence: 1 });
      const taken = await outbox.take(entry.id);
      expect(await taken?.body.text()).toBe('{}');
      expect(taken?.head).toEqual(headOf(LANE, first.save));
      expect(await outbox.next(LANE)).toEqual({ ...entry, tried: true });
    });

    it('cannot be taken when it is gone, nor an intent', async () => {
      const intent = intentOf();
      expect(await outbox.take(intent.id)).toBeNull();
      await outbox.begin(intent);
      expect(await outbox.take(intent.id)).toBeNull();
      expect(await outbox.next(LANE)).toEqual(intent);
    });

    it('cannot be changed when it is gone, nor an intent', async () => {
      const intent = intentOf();
      expect(await outbox.update(intent.id, { parked: NEVER })).toBe(false);
      await outbox.begin(intent);
      expect(await outbox.update(intent.id, { parked: NEVER })).toBe(false);
      expect(await outbox.next(LANE)).toEqual(intent);
    });

    it('goes with its bytes when it is archived, and the head is known', async () => {
      const entry = await save();
      expect(await outbox.head(LANE)).toBeNull();
      await outbox.archived(entry.id, headOf(LANE, entry.save));
      expect(await outbox.rows('bucket')).toEqual([]);
      expect(await outbox.body(entry.id)).toBeNull();
      expect(await outbox.head(LANE)).toEqual(headOf(LANE, entry.save));
      expect(await outbox.head({ ...LANE, key: 'workspace/a' })).toBeNull();
    });
  });

  describe('what follows an entry that was archived', () => {
    async function followingOf({ id, save }: Entry, ...inHand: Entry[]): Promise<Following[]> {
      const archived = await outbox.archived(
        id,
        headOf(LANE, save),
        undefined,
        inHand.map(each => each.id)
      );
      return 'following' in archived ? archived.following : [];
    }

    const idsOf = (following: Following[]) => following.map(({ entry }) => entry.id);

    it('is taken with its bytes until two are in hand, and that is written down', async () => {
      const first = await save();
      const second = await save({ sequence: 1 });
      const third = await save({ sequence: 2 });
      const fourth = await save({ sequence: 3 });
      const following = await followingOf(first);
      expect(following.map(({ entry }) => entry)).toEqual([second, third]);
      expect(await following[0]?.body.text()).toBe('{}');
      const rows = await outbox.rows('bucket');
      expect(rows.map(row => row.stage === 'entry' && [row.id, row.tried])).toEqual([
        [second.id, true],
        [third.id, true],
        [fourth.id, false]
      ]);
    });

    it('comes after what is in hand already', async () => {
      const [first, second, third] = [
        await save(),
        await save({ sequence: 1 }),
        await save({ sequence: 2 })
      ];
      const theirs = await save({ tab: 'other', at: '2027-01-01T00:00:00Z' });
      expect(idsOf(await followingOf(first))).toEqual([second.id, third.id]);
      expect(idsOf(await followingOf(second, third))).toEqual([theirs.id]);
      expect(idsOf(await followingOf(third, theirs))).toEqual([]);
    });

    it('is not taken while enough is in hand', async () => {
      const [first, second, third] = [
        await save(),
        await save({ sequence: 1 }),
        await save({ sequence: 2 })
      ];
      await save({ sequence: 3 });
      expect(await followingOf(first, second, third)).toEqual([]);
    });

    it('is of the tab whose save is the oldest', async () => {
      const first = await save();
      await save({ sequence: 1, at: '2026-03-01T00:00:00Z' });
      const theirs = await save({ tab: 'other', at: '2026-02-01T00:00:00Z' });
      expect(await outbox.archived(first.id, headOf(LANE, first.save))).toMatchObject({
        following: [{ entry: { id: theirs.id } }, {}]
      });
    });

    it.each<[string, Partial<Intent>, Partial<Entry>]>([
      ['was tried', {}, { tried: true }],
      ['may be archived by another browser', { collaborative: true }, {}],
      ['follows a rename', {}, { renamedFrom: 'workspace/before.ipynb' }],
      ['is of another key', { key: 'workspace/b.ipynb' }, {}],
      ['waits for a person', {}, { parked: NEVER }]
    ])('is left alone if it %s', async (_, intent, entry) => {
      const first = await save();
      const second = await save({ sequence: 1, ...intent }, entry);
      const archived = await outbox.archived(first.id, headOf(LANE, first.save));
      expect(archived).toEqual({ following: [] });
      expect(await outbox.rows('bucket')).toEqual([second]);
    });

    it('is left alone if its bytes are still to be fetched', async () => {
      const first = await save();
      const second = intentOf({ sequence: 1 });
      await outbox.begin(second);
      const archived = await outbox.archived(first.id, headOf(LANE, first.save));
      expect(archived).toEqual({ following: [] });
      expect(await outbox.rows('bucket')).toEqual([second]);
    });
  });

  describe('a name', () => {
    const NAMED = { name: 'One', pinned: false };

    it('stays with an entry, also when it is closed, and every tab is told', async () => {
      const entry = await save();
      const told = new Promise(resolve => openTab().onChange(resolve));
      expect(await outbox.update(entry.id, { tags: NAMED })).toBe(true);
      expect(await told).toEqual(LANE);
      await outbox.close();
      expect(await openTab().next(LANE)).toEqual({ ...entry, tags: NAMED });
    });

    it('goes with an entry that was archived under it', async () => {
      const entry = await save();
      await outbox.update(entry.id, { tags: NAMED });
      expect(await outbox.archived(entry.id, headOf(LANE, entry.save), NAMED)).toEqual({
        following: []
      });
      expect(await outbox.rows('bucket')).toEqual([]);
    });

    it.each([undefined, { name: 'Other', pinned: false }, { name: 'One', pinned: true }])(
      'keeps an entry that was archived as %j',
      async tags => {
        const entry = await save();
        await outbox.update(entry.id, { tags: NAMED });
        expect(await outbox.archived(entry.id, headOf(LANE, entry.save), tags)).toEqual({
          given: NAMED
        });
        expect(await outbox.next(LANE)).toEqual({ ...entry, tags: NAMED });
        expect(await outbox.head(LANE)).toBeNull();
        expect(await outbox.archived(entry.id, headOf(LANE, entry.save), NAMED)).toEqual({
          following: []
        });
      }
    );

    it('outlives binding, though given after the entry was read for it', async () => {
      const local = await save({ bucket: '', target: null });
      await outbox.update(local.id, { tags: NAMED });
      await outbox.bind([{ ...local, bucket: 'bucket', target: intentOf().target }]);
      expect(await outbox.next(LANE)).toMatchObject({ id: local.id, tags: NAMED });
    });
  });

  describe('binding', () => {
    it('moves local saves, and keeps their bytes', async () => {
      const local = await save({ bucket: '', target: null });
      await outbox.bind([{ ...local, bucket: 'bucket', target: intentOf().target }]);
      expect(await outbox.buckets()).toEqual(['bucket']);
      expect(await (await outbox.body(local.id))?.text()).toBe('{}');
    });

    it('leaves alone what is gone, bound already, or an entry by now', async () => {
      const bound = await save({ tab: 'bound' });
      const entry = await save({ tab: 'entry', bucket: '', target: null });
      await outbox.bind([
        { ...bound, bucket: 'other' },
        { ...intentOf({ tab: 'entry' }), bucket: 'other' },
        entryOf(intentOf({ tab: 'gone' }))
      ]);
      expect(await outbox.rows('other')).toEqual([]);
      expect(await outbox.rows('')).toEqual([entry]);
      expect(await outbox.rows('bucket')).toEqual([bound]);
    });
  });

  describe('moving', () => {
    const FORBIDDEN = { name: 'ForbiddenError', message: 'Access denied.' };
    const THERE: Lane = { bucket: 'there', key: 'home/a.ipynb' };

    it('takes the saves of a key that may not be written along, with bytes, names and order', async () => {
      const first = await save({ sequence: 0 }, { parked: FORBIDDEN });
      const second = await save({ sequence: 1 });
      await outbox.update(second.id, { tags: { name: 'mine', pinned: false } });
      const { parked: _, ...free } = first;
      const moved = [free, second].map(row => ({ ...row, ...THERE }));
      expect(await outbox.move(LANE, moved)).toBe(2);
      expect(await outbox.rows(LANE.bucket)).toEqual([]);
      expect(await outbox.next(THERE)).toEqual(moved[0]);
      expect(await (await outbox.body(first.id))?.text()).toBe('{}');
      expect(await outbox.rows('there')).toContainEqual({
        ...moved[1],
        tags: { name: 'mine', pinned: false }
      });
      await outbox.archived(first.id, headOf(THERE, first.id));
      expect(await outbox.next(THERE)).toMatchObject({ id: second.id });
    });

    it('leaves alone what is tried again, elsewhere, or gone', async () => {
      const tried = await save({ sequence: 0 }, { parked: FORBIDDEN });
      const other = await save({ key: 'workspace/b.ipynb', tab: 'b' }, { parked: FORBIDDEN });
      expect(await outbox.move(LANE, [{ ...other, ...THERE }])).toBe(0);
      await outbox.update(tried.id, { parked: undefined });
      expect(await outbox.move(LANE, [{ ...tried, ...THERE }])).toBe(0);
      await outbox.archived(tried.id, headOf(LANE, tried.id));
      expect(await outbox.move(LANE, [{ ...tried, ...THERE }])).toBe(0);
      expect(await outbox.rows('there')).toEqual([]);
      expect(await outbox.rows(LANE.bucket)).toEqual([other]);
    });
  });

  describe('renames', () => {
    it('finds the path before, of the file or of the nearest folder above', async () => {
      await outbox.setRenamed({ from: 'old', to: 'new', at: 1 });
      await outbox.setRenamed({ from: 'elsewhere/x', to: 'new/deep', at: 2 });
      await outbox.setRenamed({ from: 'z.ipynb', to: 'new/deep/a.ipynb', at: 3 });
      expect(await outbox.renamedFrom('new/b.ipynb')).toBe('old/b.ipynb');
      expect(await outbox.renamedFrom('new/deep/b.ipynb')).toBe('elsewhere/x/b.ipynb');
      expect(await outbox.renamedFrom('new/deep/a.ipynb')).toBe('z.ipynb');
    });

    it('finds none for paths that only begin alike', async () => {
      await outbox.setRenamed({ from: 'old', to: 'new', at: 1 });
      expect(await outbox.renamedFrom('newer/b.ipynb')).toBeNull();
      expect(await outbox.renamedFrom('b.ipynb')).toBeNull();
    });

    it('knows the newest of several', async () => {
      await outbox.setRenamed({ from: 'one', to: 'new', at: 1 });
      await outbox.setRenamed({ from: 'two', to: 'new', at: 2 });
      expect(await outbox.renamedFrom('new')).toBe('two');
    });
  });

  it('keeps how each bucket is doing, the target, and outlines', async () => {
    expect(await outbox.target()).toBeNull();
    const { target } = intentOf();
    const outline = { kernel: 'k', cells: [] };
    await outbox.setTarget(target);
    await outbox.setOutline(LANE, outline);
    await outbox.setCondition({ bucket: 'a', state: 'retrying', since: 1 });
    await outbox.setCondition({ bucket: 'a', state: 'ready', since: 2 });
    await outbox.setCondition({ bucket: 'b', state: 'ready', since: 3 });
    expect(await outbox.target()).toEqual(target);
    expect(await outbox.outline(LANE)).toEqual(outline);
    expect(await outbox.outline({ ...LANE, key: 'other' })).toBeNull();
    expect(await outbox.conditions()).toHaveLength(2);
    expect(await outbox.conditions()).toContainEqual({ bucket: 'a', state: 'ready', since: 2 });
  });

  it('survives being closed', async () => {
    const entry = await save();
    await outbox.close();
    const again = openTab();
    expect(await again.next(LANE)).toEqual(entry);
    expect(await (await again.body(entry.id))?.text()).toBe('{}');
  });

  it('tells every tab of a change, this one included', async () => {
    const other = openTab();
    const here = jest.fn();
    const told = new Promise(resolve => other.onChange(resolve));
    const stop = outbox.onChange(here);
    await outbox.begin(intentOf());
    expect(await told).toEqual(LANE);
    expect(here).toHaveBeenCalledWith(LANE);
    stop();
    here.mockClear();
    await outbox.forget(intentOf());
    expect(here).not.toHaveBeenCalled();
  });

  it('never mixes what has different names', async () => {
    await save();
    name = `${name} of somebody else`;
    expect(await openTab().buckets()).toEqual([]);
  });
}
