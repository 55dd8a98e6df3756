import type { Uploader } from '../archive/uploader';
import type { Entry, IOutbox } from '../outbox/outbox';

type Parts = ConstructorParameters<typeof Uploader>[0];

/** Loads the uploader when there is something to upload, and not before. */
export class LazyUploader {
  constructor(private readonly parts: Parts) {}

  /** Watch the outbox from now on. */
  async start(): Promise<void> {
    const { outbox } = this.parts;
    outbox.onChange(lane => {
      if (lane?.bucket) {
        this.load();
      } else if (!lane) {
        // Many lanes at once: local saves may have got a bucket.
        void this.look().catch(this.parts.report);
      }
    });
    await this.look();
  }

  /** A save for a bucket is being fetched: be ready for it. Call what this returns when it came. */
  expect(bucket: string): () => void {
    return this.loaded?.expect(bucket) ?? (() => undefined);
  }

  /** Begin to upload a save that is only about to be queued; whether it began. */
  async uploadAhead(entry: Entry, body: Blob): Promise<boolean> {
    return (await this.loaded?.uploadAhead(entry, body)) ?? false;
  }

  /** Try again now, also what is parked and paused. */
  async retry(): Promise<void> {
    await (await this.uploader)?.retry();
  }

  private async look(): Promise<void> {
    if (!this.uploader && (await hasSomething(this.parts.outbox))) {
      this.load();
    }
  }

  private load(): void {
    this.uploader ??= import('../archive/uploader').then(({ Uploader }) => {
      const uploader = new Uploader(this.parts);
      uploader.start();
      this.loaded = uploader;
      return uploader;
    });
    this.uploader.catch(error => {
      // Jupyter is away: the next save tries to load it again.
      this.uploader = undefined;
      this.parts.report(error as Error);
    });
  }

  private uploader: Promise<Uploader> | undefined;
  private loaded: Uploader | undefined;
}

async function hasSomething(outbox: IOutbox): Promise<boolean> {
  return (await outbox.buckets()).some(bucket => bucket !== '');
}
