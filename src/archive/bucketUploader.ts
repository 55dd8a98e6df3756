import {
  ConflictError,
  describeError,
  ForbiddenError,
  RejectedError,
  TransientError
} from '../model/errors';
import type { Target } from '../model/target';
import type { Entry, IOutbox } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';
import { BucketCondition } from './bucketCondition';
import type { ITimer } from '../model/timer';
import { LaneRun, type Turn } from './laneRun';
import { type ServedLane, ServedLanes } from './servedLane';
import { uploadEntry, uploadUpon, type Uploaded } from './uploadEntry';

export type UploaderParts = {
  outbox: IOutbox;
  /** The store of a target; the same one for the same target. */
  storeOf: (target: Target) => IVersionStore;
  timer: ITimer;
  /** A number from 0 to 1. */
  random: () => number;
};

/** How soon a paused bucket is tried again by itself, in milliseconds. */
export const PAUSE_MS = 60_000;

/** More would not be faster: a browser opens six connections to a host, and the user needs some. */
const MOST_AT_ONCE = 4;

/**
 * Uploads what waits for one bucket: several keys at once, each in order.
 * Run it while holding the bucket's lock; safety never rests on the lock.
 */
export class BucketUploader {
  constructor(
    private readonly bucket: string,
    private readonly parts: UploaderParts
  ) {
    this.condition = new BucketCondition(bucket, parts);
  }

  /**
   * Upload until nothing is left that can be uploaded now.
   * @param stop - Aborted: finish what is under way, begin nothing.
   * @param isForced - Also if the bucket was paused a moment ago, by whichever tab.
   * @returns Whether somebody must put something right first.
   */
  async run(stop: AbortSignal, isForced: boolean): Promise<boolean> {
    this.pausedBy = null;
    await this.condition.read();
    if (!isForced && this.parts.timer.now() - this.condition.pausedAt < PAUSE_MS) {
      return true;
    }
    this.condition.forgetKeys();
    this.isServing = true;
    try {
      await this.serveAll(stop);
    } finally {
      this.isServing = false;
      await Promise.all(this.running);
    }
    return this.pausedBy !== null;
  }

  /** A save is being fetched: go on until it came. Returns how to say that. */
  expect(): () => void {
    this.expected += 1;
    return () => {
      this.expected -= 1;
      this.tell();
    };
  }

  /**
   * Begin to upload a save that is only about to be queued, if it is its turn. Its intent is on
   * disk: whoever finds that, or the entry that counts as tried, asks the store what arrived.
   * @returns whether it began.
   * @throws OutboxError
   */
  async uploadAhead(entry: Entry, body: Blob): Promise<boolean> {
    const { outbox, timer } = this.parts;
    const serving = this.lanes.of(entry.key);
    await serving.looked;
    const isFree = !serving.isRunning && serving.retryAt <= timer.now();
    if (!isFree || !this.isServing || this.running.size >= MOST_AT_ONCE) {
      return false;
    }
    const foreseen = await serving.claim(() => outbox.foresee(entry));
    if (!foreseen || !this.isServing || this.pausedBy) {
      serving.isRunning = false;
      this.tell();
      return false;
    }
    const { head } = foreseen;
    const upload = (store: IVersionStore) => uploadUpon(outbox, store, { entry, body }, head);
    this.start({ entry, upload }, serving);
    return true;
  }

  /** Look again: something was queued, or it is worth trying before the time is up. */
  wake(isRetry: boolean): void {
    if (isRetry) {
      for (const serving of this.lanes.all()) {
        serving.retryAt = 0;
      }
    }
    this.tell();
  }

  private async serveAll(stop: AbortSignal): Promise<void> {
    while (!stop.aborted && !this.pausedBy) {
      // Before looking, so that what comes while we look is not missed.
      const news = this.news();
      const waitMs = await this.serveLanes();
      if (waitMs === null && this.expected === 0) {
        return;
      }
      const alarm = new AbortController();
      const isOver = AbortSignal.any([stop, alarm.signal]);
      await Promise.race([news, this.parts.timer.wait(waitMs ?? Infinity, isOver)]);
      alarm.abort();
    }
  }

  /** Start what can be started; how long until there may be more, or `null` if there is nothing. */
  private async serveLanes(): Promise<number | null> {
    const now = this.parts.timer.now();
    let waitMs: number | null = this.running.size > 0 ? Infinity : null;
    // To look through a long queue takes time that the uploads under way need.
    const isFull = this.running.size >= MOST_AT_ONCE;
    for (const key of isFull ? [] : await this.parts.outbox.keys(this.bucket)) {
      const serving = this.lanes.of(key);
      if (serving.isRunning) {
        continue;
      }
      if (serving.retryAt > now) {
        waitMs = Math.min(waitMs ?? Infinity, serving.retryAt - now);
        continue;
      }
      if (this.running.size >= MOST_AT_ONCE) {
        break;
      }
      const first = await serving.claim(() => this.nextTurn(key, serving));
      if (first) {
        this.start(first, serving);
        waitMs ??= Infinity;
      }
    }
    return waitMs;
  }

  private start(first: Turn, serving: ServedLane): void {
    const run = this.serve(first, serving)
      .catch((error: Error) => {
        this.pausedBy = error;
      })
      .finally(() => {
        serving.isRunning = false;
        this.running.delete(run);
        this.tell();
      });
    this.running.add(run);
  }

  /** Upload the entries of one key, until there is none or one fails. */
  private async serve(first: Turn, serving: ServedLane): Promise<void> {
    const run = new LaneRun(this.parts.outbox, {
      upload: turn => this.upload(turn, serving),
      next: () => this.nextTurn(first.entry.key, serving),
      isOver: () => this.pausedBy !== null
    });
    try {
      await run.from(first);
    } catch (error) {
      await this.react(error as Error, run.current, serving);
    }
  }

  /** What can be uploaded next; the first version after a rename follows those before it. */
  private async nextTurn(key: string, serving: ServedLane): Promise<Turn | null> {
    const { outbox } = this.parts;
    const next = await outbox.next({ bucket: this.bucket, key });
    if (next?.stage !== 'entry') {
      return null;
    }
    const before = next.renamedFrom;
    const isEarly = before && (await outbox.next({ bucket: this.bucket, key: before }));
    if (isEarly) {
      return null;
    }
    const doubts = serving.doubts(next, this.parts.timer.now());
    return { entry: next, upload: store => uploadEntry(outbox, store, next, doubts) };
  }

  private async upload({ entry, upload }: Turn, serving: ServedLane): Promise<Uploaded> {
    const store = this.parts.storeOf(entry.target!);
    this.checked ??= store.check();
    try {
      await this.checked;
    } catch (error) {
      this.checked = undefined;
      throw error;
    }
    const uploaded = await upload(store);
    serving.succeeded();
    await this.condition.set('ready');
    return uploaded;
  }

  /** The class of an error says what to do next. */
  private async react(error: Error, entry: Entry, serving: ServedLane): Promise<void> {
    const { outbox, random, timer } = this.parts;
    if (error instanceof RejectedError && ++serving.rejections < 2) {
      return;
    }
    if (error instanceof TransientError || error instanceof ConflictError) {
      serving.failed(error, timer.now(), random());
      if (error instanceof TransientError) {
        await this.condition.set('retrying', error);
      }
      return;
    }
    if (error instanceof RejectedError || error instanceof ForbiddenError) {
      serving.rejections = 0;
      await outbox.update(entry.id, { parked: describeError(error) });
      return;
    }
    this.pausedBy = error;
    await this.condition.pause(error);
  }

  private news(): Promise<void> {
    return new Promise(resolve => (this.tell = resolve));
  }

  private tell: () => void = () => undefined;
  private pausedBy: Error | null = null;
  private checked: Promise<void> | undefined;
  /** Saves of this tab that are being fetched. */
  private expected = 0;
  /** Whether the lock is held, and something can be begun. */
  private isServing = false;
  private readonly condition: BucketCondition;
  private readonly running = new Set<Promise<void>>();
  private readonly lanes = new ServedLanes();
}
