import { NO_TAGS } from '../model/versionTags';
import type { ILocks } from '../outbox/locks';
import type { Entry, IOutbox } from '../outbox/outbox';
import type { Original } from '../outbox/originals';
import { LocalSizes } from './localSizes';
import { whatToDrop, type Droppable } from './whatToDrop';

/** In bytes, as sizes are shown everywhere. */
const MB = 1_000_000;
/** Thinned down to this share of the limit, so that not every save has to thin. */
const LOW_WATER = 0.9;
/** Files as they were before their first save may take this share of the limit. */
const ORIGINALS_SHARE = 0.2;

export type ThinnerParts = {
  outbox: IOutbox;
  locks: ILocks;
  /** Begins the names of the locks: one for each server and user. */
  lockPrefix: string;
  limitMb: () => number;
  /** No bucket is set: what has no target is history, and does not wait for one. */
  isLocalOnly: () => boolean;
  /** Saves were dropped by this tab. */
  onThinned: () => void;
  report: (error: Error) => void;
};

/** Keeps what stays in this browser within its limit. Saves that wait for a bucket are never touched. */
export class LocalThinner {
  constructor(private readonly parts: ThinnerParts) {
    this.sizes = new LocalSizes(parts.outbox);
  }

  /** Look after every local save from now on. */
  start(): void {
    this.parts.outbox.onChange(lane => {
      if (!lane?.bucket) {
        this.sizes.changed(lane?.key ?? null);
        this.look();
      }
    });
    this.look();
  }

  /** How much the originals may take, in bytes. */
  get originalsBytes(): number {
    return this.limitBytes * ORIGINALS_SHARE;
  }

  /**
   * There is no room for a save: drop what is the least loss.
   * @returns whether anything was dropped, so that it is worth trying again.
   */
  async makeRoom(neededBytes: number): Promise<boolean> {
    const before = await this.totalBytes();
    await this.hold(async () => {
      const total = await this.totalBytes();
      await this.thinSaves(total - neededBytes, true);
      const stillMissing = neededBytes - (total - (await this.totalBytes()));
      if (stillMissing > 0) {
        const originals = await this.parts.outbox.originals.all();
        await this.thinOriginals(sizeOf(originals) - stillMissing);
      }
    });
    return (await this.totalBytes()) < before;
  }

  private look(): void {
    if (this.isLooking) {
      this.isAsked = true;
      return;
    }
    this.isLooking = true;
    this.lookOnce()
      .catch(this.parts.report)
      .finally(() => {
        this.isLooking = false;
        if (this.isAsked) {
          this.isAsked = false;
          this.look();
        }
      });
  }

  private async lookOnce(): Promise<void> {
    if (await this.isTooMuch()) {
      await this.hold(() => this.thin());
    }
  }

  private async isTooMuch(): Promise<boolean> {
    const originals = sizeOf(await this.parts.outbox.originals.all());
    if (originals > this.originalsBytes) {
      return true;
    }
    return this.parts.isLocalOnly() && (await this.sizes.total()) + originals > this.limitBytes;
  }

  /** Another tab may have thinned while this one waited: look at everything anew. */
  private async thin(): Promise<void> {
    await this.thinOriginals(this.originalsBytes);
    if ((await this.totalBytes()) > this.limitBytes) {
      await this.thinSaves(this.limitBytes * LOW_WATER, false);
    }
  }

  private async thinOriginals(limitBytes: number): Promise<void> {
    const { originals } = this.parts.outbox;
    const all = (await originals.all()).sort((a, b) => a.keptAt - b.keptAt);
    let size = sizeOf(all);
    const dropped: string[] = [];
    for (const { key, sizeBytes } of all) {
      if (size <= limitBytes) {
        break;
      }
      size -= sizeBytes;
      dropped.push(key);
    }
    if (dropped.length > 0) {
      await originals.drop(dropped);
    }
  }

  /** @param limitBytes - Of saves and originals together. */
  private async thinSaves(limitBytes: number, isFull: boolean): Promise<void> {
    const { outbox, isLocalOnly, onThinned } = this.parts;
    if (!isLocalOnly()) {
      return;
    }
    const originals = sizeOf(await outbox.originals.all());
    const saves = (await outbox.rows('')).filter(isLocalSave).map(droppable);
    const dropped = whatToDrop(saves, limitBytes - originals);
    const isManual = dropped.some(({ how }) => how !== 'auto');
    const ids = dropped.map(({ id }) => id);
    if (ids.length > 0 && (await outbox.dropLocal(ids, { isFull, isManual })) > 0) {
      onThinned();
    }
  }

  private async totalBytes(): Promise<number> {
    const { outbox } = this.parts;
    return (
      sizeOf((await outbox.rows('')).filter(isLocalSave)) + sizeOf(await outbox.originals.all())
    );
  }

  /** One tab at a time. */
  private hold(use: () => Promise<void>): Promise<void> {
    return this.parts.locks.hold(`${this.parts.lockPrefix} thinning`, use, this.never);
  }

  private get limitBytes(): number {
    return this.parts.limitMb() * MB;
  }

  private isLooking = false;
  private isAsked = false;
  private readonly sizes: LocalSizes;
  private readonly never = new AbortController().signal;
}

function isLocalSave(row: { stage: string; target: unknown }): row is Entry {
  return row.stage === 'entry' && !row.target;
}

function droppable(entry: Entry): Droppable {
  const { id, key, at, how, sizeBytes, tags = NO_TAGS } = entry;
  const isWanted = tags.pinned || tags.name !== '';
  return { id, key, at, how, sizeBytes: sizeBytes ?? 0, isWanted };
}

function sizeOf(rows: (Pick<Entry, 'sizeBytes'> | Original)[]): number {
  return rows.reduce((total, { sizeBytes }) => total + (sizeBytes ?? 0), 0);
}
