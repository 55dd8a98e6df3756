import { CredentialsError, describeError } from '../model/errors';
import type { ITimer } from '../model/timer';
import type { Condition, IOutbox } from '../outbox/outbox';

/** How a bucket is doing, as all tabs know it, and whether this tab has keys for it. */
export class BucketCondition {
  constructor(
    private readonly bucket: string,
    private readonly parts: { outbox: IOutbox; timer: ITimer }
  ) {}

  /** Find out what other tabs noted. */
  async read(): Promise<void> {
    const conditions = await this.parts.outbox.conditions();
    const ready: Condition = { bucket: this.bucket, state: 'ready', since: 0 };
    this.current = conditions.find(({ bucket }) => bucket === this.bucket) ?? ready;
  }

  /** Note how it is. */
  async set(state: Condition['state'], error?: Error): Promise<void> {
    const { state: before, error: errorBefore } = this.current;
    // A pause begins anew each time: other tabs wait for its end.
    if (state !== 'paused' && state === before && error?.message === errorBefore?.message) {
      return;
    }
    this.current = {
      bucket: this.bucket,
      state,
      since: this.parts.timer.now(),
      ...(error && { error: describeError(error) })
    };
    await this.parts.outbox.setCondition(this.current);
  }

  /** Note that somebody must put something right first. */
  async pause(error: Error): Promise<void> {
    if (error instanceof CredentialsError) {
      this.keylessAt = this.parts.timer.now();
    }
    await this.set('paused', error);
  }

  /** This tab tries whether its keys are good. */
  forgetKeys(): void {
    this.keylessAt = -Infinity;
  }

  /** Since when nothing is tried. Keys are each tab's own: another's failure need not be this one's. */
  get pausedAt(): number {
    const { state, since, error } = this.current;
    const isForAll = state === 'paused' && error?.name !== 'CredentialsError';
    return isForAll ? since : this.keylessAt;
  }

  private current!: Condition;
  /** When this tab had no keys that the store took, in milliseconds since 1970. */
  private keylessAt = -Infinity;
}
