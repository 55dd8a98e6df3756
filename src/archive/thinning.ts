import { NO_TAGS } from '../model/versionTags';
import type { ILocks } from '../outbox/locks';
import type { Entry, IOutbox } from '../outbox/outbox';
import { sizeOf } from './localSizes';
import { whatToDrop, type Droppable } from './whatToDrop';

/** Thinned down to this share of the limit, so that not every save has to thin. */
const LOW_WATER = 0.9;

export type ThinningParts = {
  outbox: IOutbox;
  locks: ILocks;
  /** Begins the names of the locks: one for each server and user. */
  lockPrefix: string;
  /** No bucket is set: what has no target is history, and does not wait for one. */
  isLocalOnly: () => boolean;
  /** Saves were dropped by this tab. */
  onThinned: () => void;
};

/** Drops what is the least loss of what stays in this browser. Saves that wait for a bucket are never touched. */
export class Thinning {
  constructor(private readonly parts: ThinningParts) {}

  /** Keep to limits, in bytes: one for all, and one for the originals in it. */
  thin(limitBytes: number, originalsBytes: number): Promise<void> {
    // Another tab may have thinned while this one waited: look at everything anew.
    return this.hold(async () => {
      await this.thinOriginals(originalsBytes);
      if ((await this.totalBytes()) > limitBytes) {
        await this.thinSaves(limitBytes * LOW_WATER, false);
      }
    });
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
