import type { Outline } from '../model/outline';
import { once } from '../model/once';
import { part } from '../model/part';
import type { Target } from '../model/target';
import { ChangeChannel } from './changeChannel';
import { Connection } from './connection';
import { IndexedDbOriginals } from './indexedDbOriginals';
import { isWhole } from './isWhole';
import { bucketsOf, countsOf, keysOf, nextInLane, orderOf } from './laneOrder';
import type { Cleared } from './localData';
import { nameBefore } from './nameBefore';
import {
  laneOf,
  type Condition,
  type Entry,
  type Gap,
  type GapReason,
  type Head,
  type Intent,
  type IOutbox,
  type Lane,
  type Queued,
  type Rename,
  type Taken,
  type Thinned
} from './outbox';
import { queueEntry } from './queueEntry';
import type { ArchivedAnswer, ArchivedEntry } from './uploadChanges';
import { withTagsOf } from './withTagsOf';

/**
 * The outbox in IndexedDB. What a save needs is written strictly: on disk before it is told of. A
 * lost note of an upload is harmless, since conditional writes and the walk make up for it.
 */
export class IndexedDbOutbox implements IOutbox {
  /** @param name - Of database and channel: one for each server and user. `report` is told of damage. */
  constructor(
    name: string,
    private readonly report: (error: Error) => void = () => undefined
  ) {
    this.connection = new Connection(name);
    this.changes = new ChangeChannel(name);
    this.originals = new IndexedDbOriginals(this.connection, lane => this.changes.tell(lane));
  }

  async begin(intent: Intent): Promise<void> {
    // It comes while the bytes are fetched; whoever needs it then says if it failed.
    this.uploads().catch(() => undefined);
    await this.connection.write(['saves'], tx => tx.objectStore('saves').add(intent));
    this.changes.tell(laneOf(intent));
  }

  async queue(entry: Entry, body: Blob): Promise<Queued> {
    const queued = await queueEntry(this.connection, entry, body);
    this.changes.tell(laneOf(entry));
    return queued;
  }

  async giveUp(intent: Intent, reason: GapReason): Promise<void> {
    await this.connection.write(['saves', 'gaps'], async tx => {
      const current = await tx.objectStore('saves').get(intent.id);
      if (current?.stage === 'intent') {
        await tx.objectStore('saves').delete(intent.id);
        await tx.objectStore('gaps').put({ ...current, stage: 'gap', reason });
      }
    });
    this.changes.tell(laneOf(intent));
  }

  async forget(intent: Intent): Promise<void> {
    await this.connection.write(['saves'], tx => tx.objectStore('saves').delete(intent.id));
    this.changes.tell(laneOf(intent));
  }

  keys(bucket: string): Promise<string[]> {
    return this.connection.read(db => keysOf(orderOf(db), bucket));
  }

  buckets(): Promise<string[]> {
    return this.connection.read(db => bucketsOf(orderOf(db)));
  }

  async next(lane: Lane): Promise<Intent | Entry | null> {
    const next = await this.connection.read(db => nextInLane(orderOf(db), lane));
    if (!next || isWhole(next)) {
      return next;
    }
    await this.setAside(next);
    return this.next(lane);
  }

  async update(id: string, change: Partial<Entry>): Promise<boolean> {
    const changed = await (await this.uploads()).update(id, change);
    if (changed) {
      this.changes.tell(laneOf(changed));
    }
    return changed !== null;
  }

  async take(id: string): Promise<Taken | null> {
    // That an upload begins is no news to anybody.
    const taken = await (await this.uploads()).take(id);
    if (taken && 'bodiless' in taken) {
      await this.setAside(taken.bodiless);
      return null;
    }
    return taken;
  }

  async foresee(entry: Entry): Promise<{ head: Head | null } | null> {
    // Without it nothing is uploaded yet: it waits its turn.
    const uploads = await this.uploads().catch(() => null);
    return uploads && uploads.foresee(entry);
  }

  async archived(...entry: ArchivedEntry): Promise<ArchivedAnswer> {
    const archived = await (await this.uploads()).archived(...entry);
    if ('following' in archived) {
      this.changes.tell(laneOf(entry[1]));
    }
    return archived;
  }

  head({ bucket, key }: Lane): Promise<Head | null> {
    return this.connection.read(async db => (await db.get('heads', [bucket, key])) ?? null);
  }

  outline({ bucket, key }: Lane): Promise<Outline | null> {
    return this.connection.read(async db => (await db.get('outlines', [bucket, key])) ?? null);
  }

  async setOutline({ bucket, key }: Lane, outline: Outline | null): Promise<void> {
    await this.connection.note(['outlines'], tx =>
      tx.objectStore('outlines').put(outline, [bucket, key])
    );
  }

  body(id: string): Promise<Blob | null> {
    return this.connection.read(async db => (await db.get('bodies', id)) ?? null);
  }

  rows(bucket: string, key?: string): Promise<(Intent | Entry)[]> {
    const from = key === undefined ? [bucket] : [bucket, key];
    const range = IDBKeyRange.bound(from, [...from, []]);
    return this.connection.read(db => db.getAllFromIndex('saves', 'order', range));
  }

  intents(): Promise<Intent[]> {
    return this.connection.read(
      db => db.getAllFromIndex('saves', 'stage', 'intent') as Promise<Intent[]>
    );
  }

  gaps(key?: string): Promise<Gap[]> {
    return this.connection.read(db => db.getAllFromIndex('gaps', 'key', key));
  }

  counts(): Promise<Map<string, number>> {
    return this.connection.read(db => countsOf(orderOf(db)));
  }

  async bind(moved: (Intent | Entry)[]): Promise<void> {
    await this.connection.write(['saves'], async tx => {
      const saves = tx.objectStore('saves');
      for (const row of moved) {
        const current = await saves.get(row.id);
        if (current && !current.target && current.stage === row.stage) {
          await saves.put(withTagsOf(current, row));
        }
      }
    });
    this.changes.tell(null);
  }

  async move(from: Lane, moved: (Intent | Entry)[]): Promise<number> {
    const { moveRows } = await part(import('./moveRows'));
    const count = await moveRows(this.connection, from, moved);
    this.changes.tell(null);
    return count;
  }

  async dropLocal(ids: string[], why: Thinned): Promise<number> {
    const { dropLocalSaves } = await part(import('./localData'));
    const lanes = await dropLocalSaves(this.connection, ids, why);
    this.changes.tell(null);
    return lanes.length;
  }

  thinned(): Promise<Thinned | null> {
    return this.connection.read(async db => (await db.get('thinned', 'local')) ?? null);
  }

  async clear(): Promise<Cleared> {
    const { clearAll } = await part(import('./localData'));
    const cleared = await clearAll(this.connection);
    this.changes.tell(null);
    return cleared;
  }

  conditions(): Promise<Condition[]> {
    return this.connection.read(db => db.getAll('conditions'));
  }

  async setCondition(condition: Condition): Promise<void> {
    await this.connection.note(['conditions'], tx => tx.objectStore('conditions').put(condition));
    this.changes.tell(null);
  }

  target(): Promise<Target | null> {
    return this.connection.read(async db => (await db.get('state', 'target')) ?? null);
  }

  async setTarget(target: Target | null): Promise<void> {
    await this.connection.write(['state'], tx => tx.objectStore('state').put(target, 'target'));
    this.changes.tell(null);
  }

  renamedFrom(path: string): Promise<string | null> {
    return this.connection.read(db => nameBefore(db.transaction('renames').store, path));
  }

  async setRenamed(rename: Rename): Promise<void> {
    await this.connection.write(['renames'], tx => tx.objectStore('renames').put(rename));
  }

  onChange(callback: (lane: Lane | null) => void): () => void {
    return this.changes.onChange(callback);
  }

  /** Let go of database and channel: this tab needs them no more. */
  async close(): Promise<void> {
    await this.connection.close();
    this.changes.close();
  }

  private async setAside(row: Intent | Entry): Promise<void> {
    const { setAside } = await part(import('./setAside'));
    this.report(await setAside(this.connection, row));
    this.changes.tell(laneOf(row));
  }

  readonly originals: IndexedDbOriginals;

  private readonly changes: ChangeChannel;
  private readonly connection: Connection;
  private readonly uploads = once(async () => {
    const { UploadChanges } = await part(import('./uploadChanges'));
    return new UploadChanges(this.connection);
  });
}
