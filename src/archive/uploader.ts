import type { Entry } from '../outbox/outbox';
import type { ILocks } from '../outbox/locks';
import { BucketUploader, PAUSE_MS, type UploaderParts } from './bucketUploader';

/**
 * Uploads what waits in the outbox, for all buckets. Every tab has one; for each bucket the one
 * that holds its lock does the work.
 */
export class Uploader {
  /** @param lockPrefix - Begins the names of the locks: one for each server and user. */
  constructor(
    private readonly parts: UploaderParts & {
      locks: ILocks;
      lockPrefix: string;
      /** Told of what broke outside any bucket: the browser's storage or locks. */
      report: (error: Error) => void;
    }
  ) {}

  /** Begin, and go on until {@link stop}. */
  start(): void {
    this.unwatch = this.parts.outbox.onChange(lane => this.look(lane?.bucket));
    this.look();
  }

  /** Begin nothing more; resolves when what was under way is done. */
  async stop(): Promise<void> {
    this.unwatch();
    this.stopping.abort();
    await Promise.all(this.serving.values());
  }

  /** Try again now, also what is parked and paused. */
  async retry(): Promise<void> {
    const { outbox } = this.parts;
    for (const bucket of await this.waitingBuckets()) {
      const rows = await outbox.rows(bucket);
      const parked = rows.filter((row): row is Entry => row.stage === 'entry' && !!row.parked);
      for (const { id } of parked) {
        await outbox.update(id, { parked: undefined });
      }
      this.forced.add(bucket);
      this.uploaders.get(bucket)?.wake(true);
      this.serve(bucket);
    }
  }

  /** A save for a bucket is being fetched: be ready for it. Call what this returns when it came. */
  expect(bucket: string): () => void {
    const came = this.uploaderOf(bucket).expect();
    this.serve(bucket);
    return came;
  }

  /**
   * Begin to upload a save that is only about to be queued, if it is its turn.
   * @returns whether it began: then it counts as tried.
   * @throws OutboxError
   */
  async uploadAhead(entry: Entry, body: Blob): Promise<boolean> {
    return (await this.uploaders.get(entry.bucket)?.uploadAhead(entry, body)) ?? false;
  }

  private look(bucket?: string): void {
    if (bucket !== undefined) {
      return this.serve(bucket);
    }
    this.waitingBuckets().then(
      buckets => buckets.forEach(waiting => this.serve(waiting)),
      this.parts.report
    );
  }

  private async waitingBuckets(): Promise<string[]> {
    return (await this.parts.outbox.buckets()).filter(bucket => bucket !== '');
  }

  /** Serve a bucket, or have a look again at the end if that is under way. */
  private serve(bucket: string): void {
    // Local saves wait until they have one.
    if (bucket === '') {
      return;
    }
    if (this.serving.has(bucket)) {
      this.again.add(bucket);
      this.uploaders.get(bucket)?.wake(false);
      return;
    }
    if (this.stopping.signal.aborted) {
      return;
    }
    const { locks, lockPrefix } = this.parts;
    const done = locks
      .hold(`${lockPrefix} ${bucket}`, () => this.run(bucket), this.stopping.signal)
      .catch(this.parts.report)
      .finally(() => {
        this.serving.delete(bucket);
        if (this.again.delete(bucket)) {
          this.serve(bucket);
        }
      });
    this.serving.set(bucket, done);
  }

  private async run(bucket: string): Promise<void> {
    this.again.delete(bucket);
    const isForced = this.forced.delete(bucket);
    if (await this.uploaderOf(bucket).run(this.stopping.signal, isForced)) {
      this.retryLater(bucket);
    }
  }

  private retryLater(bucket: string): void {
    if (this.resting.has(bucket)) {
      return;
    }
    this.resting.add(bucket);
    void this.parts.timer.wait(PAUSE_MS, this.stopping.signal).then(() => {
      this.resting.delete(bucket);
      this.serve(bucket);
    });
  }

  private uploaderOf(bucket: string): BucketUploader {
    let uploader = this.uploaders.get(bucket);
    if (!uploader) {
      uploader = new BucketUploader(bucket, this.parts);
      this.uploaders.set(bucket, uploader);
    }
    return uploader;
  }

  private unwatch: () => void = () => undefined;
  private readonly stopping = new AbortController();
  private readonly serving = new Map<string, Promise<void>>();
  private readonly uploaders = new Map<string, BucketUploader>();
  private readonly again = new Set<string>();
  private readonly forced = new Set<string>();
  private readonly resting = new Set<string>();
}
