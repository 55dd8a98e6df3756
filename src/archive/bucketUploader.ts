import {
  ConflictError,
  CredentialsError,
  describeError,
  ForbiddenError,
  RejectedError,
  TransientError
} from '../model/errors';
import type { Target } from '../model/target';
import type { Condition, Entry, IOutbox } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';
import { backoffMs } from './backoff';
import type { ITimer } from '../model/timer';
import { uploadEntry } from './uploadEntry';

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

/** A lane that is being served, or waits after a failure. */
type Serving = { failures: number; rejections: number; retryAt: number; isRunning: boolean };

/**
 * Uploads what waits for one bucket: several keys at once, each in order.
 * Run it while holding the bucket's lock; safety never rests on the lock.
 */
export class BucketUploader {
  constructor(
    private readonly bucket: string,
    private readonly parts: UploaderParts
  ) {}

  /**
   * Upload until nothing is left that can be uploaded now.
   * @param stop - Aborted: finish what is under way, begin nothing.
   * @param isForced - Also if the bucket was paused a moment ago, by whichever tab.
   * @returns Whether somebody must put something right first.
   */
  async run(stop: AbortSignal, isForced: boolean): Promise<boolean> {
    this.pausedBy = null;
    this.condition = await this.readCondition();
    if (!isForced && this.parts.timer.now() - this.pausedAt < PAUSE_MS) {
      return true;
    }
    this.keylessAt = -Infinity;
    while (!stop.aborted && !this.pausedBy) {
      // Before looking, so that what comes while we look is not missed.
      const news = this.news();
      const waitMs = await this.serveLanes();
      if (waitMs === null) {
        break;
      }
      const alarm = new AbortController();
      const isOver = AbortSignal.any([stop, alarm.signal]);
      await Promise.race([news, this.parts.timer.wait(waitMs, isOver)]);
      alarm.abort();
    }
    await Promise.all(this.running);
    return this.pausedBy !== null;
  }

  /** Look again: something was queued, or it is worth trying before the time is up. */
  wake(isRetry: boolean): void {
    if (isRetry) {
      for (const serving of this.lanes.values()) {
        serving.retryAt = 0;
      }
    }
    this.tell();
  }

  /** Start what can be started; how long until there may be more, or `null` if there is nothing. */
  private async serveLanes(): Promise<number | null> {
    const now = this.parts.timer.now();
    let waitMs: number | null = this.running.size > 0 ? Infinity : null;
    for (const key of await this.parts.outbox.keys(this.bucket)) {
      const serving = this.servingOf(key);
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
      const first = await this.nextEntry(key);
      if (first) {
        this.start(key, first, serving);
        waitMs ??= Infinity;
      }
    }
    return waitMs;
  }

  private start(key: string, first: Entry, serving: Serving): void {
    serving.isRunning = true;
    const run = this.serve(key, first, serving)
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
  private async serve(key: string, first: Entry, serving: Serving): Promise<void> {
    let next: Entry | null = first;
    while (next?.target && !this.pausedBy) {
      try {
        await this.upload(next, next.target);
        serving.failures = 0;
        serving.rejections = 0;
        await this.setCondition('ready');
      } catch (error) {
        return this.react(error as Error, next, serving);
      }
      next = await this.nextEntry(key);
    }
  }

  /** What can be uploaded next; the first version after a rename follows those before it. */
  private async nextEntry(key: string): Promise<Entry | null> {
    const { outbox } = this.parts;
    const next = await outbox.next({ bucket: this.bucket, key });
    if (next?.stage !== 'entry') {
      return null;
    }
    const before = next.renamedFrom;
    const isEarly = before && (await outbox.next({ bucket: this.bucket, key: before }));
    return isEarly ? null : next;
  }

  private async upload(entry: Entry, target: Target): Promise<void> {
    const store = this.parts.storeOf(target);
    this.checked ??= store.check();
    try {
      await this.checked;
    } catch (error) {
      this.checked = undefined;
      throw error;
    }
    await uploadEntry(this.parts.outbox, store, entry);
  }

  /** The class of an error says what to do next. */
  private async react(error: Error, entry: Entry, serving: Serving): Promise<void> {
    const { outbox, random, timer } = this.parts;
    if (error instanceof RejectedError && ++serving.rejections < 2) {
      return;
    }
    if (error instanceof TransientError || error instanceof ConflictError) {
      serving.failures += 1;
      serving.retryAt = timer.now() + backoffMs(serving.failures, random());
      if (error instanceof TransientError) {
        await this.setCondition('retrying', error);
      }
      return;
    }
    if (error instanceof RejectedError || error instanceof ForbiddenError) {
      serving.rejections = 0;
      await outbox.update(entry.id, { parked: describeError(error) });
      return;
    }
    this.pausedBy = error;
    if (error instanceof CredentialsError) {
      this.keylessAt = timer.now();
    }
    await this.setCondition('paused', error);
  }

  /** Since when nothing is tried. Keys are each tab's own: another's failure need not be this one's. */
  private get pausedAt(): number {
    const { state, since, error } = this.condition;
    const isForAll = state === 'paused' && error?.name !== 'CredentialsError';
    return isForAll ? since : this.keylessAt;
  }

  private async setCondition(state: Condition['state'], error?: Error): Promise<void> {
    const { state: before, error: errorBefore } = this.condition;
    // A pause begins anew each time: other tabs wait for its end.
    if (state !== 'paused' && state === before && error?.message === errorBefore?.message) {
      return;
    }
    this.condition = {
      bucket: this.bucket,
      state,
      since: this.parts.timer.now(),
      ...(error && { error: describeError(error) })
    };
    await this.parts.outbox.setCondition(this.condition);
  }

  private async readCondition(): Promise<Condition> {
    const conditions = await this.parts.outbox.conditions();
    const ready: Condition = { bucket: this.bucket, state: 'ready', since: 0 };
    return conditions.find(condition => condition.bucket === this.bucket) ?? ready;
  }

  private servingOf(key: string): Serving {
    let serving = this.lanes.get(key);
    if (!serving) {
      serving = { failures: 0, rejections: 0, retryAt: 0, isRunning: false };
      this.lanes.set(key, serving);
    }
    return serving;
  }

  private news(): Promise<void> {
    return new Promise(resolve => (this.tell = resolve));
  }

  private tell: () => void = () => undefined;
  private condition!: Condition;
  private pausedBy: Error | null = null;
  /** When this tab had no keys that the store took, in milliseconds since 1970. */
  private keylessAt = -Infinity;
  private checked: Promise<void> | undefined;
  private readonly running = new Set<Promise<void>>();
  private readonly lanes = new Map<string, Serving>();
}
