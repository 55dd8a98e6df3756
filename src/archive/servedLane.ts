import { ConflictError } from '../model/errors';
import type { Entry } from '../outbox/outbox';
import { backoffMs } from './backoff';

/** How long another browser is left to archive a save of its own, in milliseconds. */
const LEFT_MS = 10_000;

/** A lane that is being served, or waits after a failure. */
export class ServedLane {
  isRunning = false;
  /** When it is known whether there is something to do. */
  looked: Promise<unknown> = Promise.resolve();
  /** Not before then is it tried again; milliseconds since 1970. */
  retryAt = 0;
  rejections = 0;

  /** Look for something to do that nobody else does meanwhile; it runs from then on if there is. */
  async claim<R>(look: () => Promise<R | null>): Promise<R | null> {
    this.isRunning = true;
    let found: R | null = null;
    const looked = look();
    this.looked = looked.catch(() => undefined);
    try {
      return (found = await looked);
    } finally {
      this.isRunning = found !== null;
    }
  }

  /** What to bear in mind when an entry is tried, as `uploadEntry` takes it. */
  doubts(entry: Entry, now: number): { isLeft: boolean; isConflicted: boolean } {
    return { isLeft: this.isLeft(entry, now), isConflicted: this.isConflicted };
  }

  /** Whether an entry is still left to the browser of the person who made the save. */
  private isLeft({ id, isOthers }: Entry, now: number): boolean {
    if (!isOthers) {
      return false;
    }
    if (this.left?.id !== id) {
      this.left = { id, since: now };
    }
    return Math.abs(now - this.left.since) < LEFT_MS;
  }

  succeeded(): void {
    this.isConflicted = false;
    this.failures = 0;
    this.rejections = 0;
  }

  /** @param random - A number from 0 to 1. */
  failed(error: Error, now: number, random: number): void {
    this.isConflicted ||= error instanceof ConflictError;
    this.failures += 1;
    this.retryAt = now + backoffMs(this.failures, random);
  }

  /** A write was refused since the last success: somebody else wrote the key. */
  private isConflicted = false;
  private left: { id: string; since: number } | null = null;
  private failures = 0;
}

/** The lanes of a bucket, by key. */
export class ServedLanes {
  of(key: string): ServedLane {
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = new ServedLane();
      this.lanes.set(key, lane);
    }
    return lane;
  }

  all(): Iterable<ServedLane> {
    return this.lanes.values();
  }

  private readonly lanes = new Map<string, ServedLane>();
}
