import type { IOutbox } from '../outbox/outbox';
import { LocalSizes, sizeOf } from './localSizes';
import type { Thinning } from './thinning';

/** In bytes, as sizes are shown everywhere. */
const MB = 1_000_000;
/** Files as they were before their first save may take this share of the limit. */
const ORIGINALS_SHARE = 0.2;

export type ThinnerParts = {
  outbox: IOutbox;
  /** Used when there is too much, and not before. */
  thinning: Pick<Thinning, 'thin'>;
  limitMb: () => number;
  /** No bucket is set: what has no target is history, and does not wait for one. */
  isLocalOnly: () => boolean;
  report: (error: Error) => void;
};

/** Sees that what stays in this browser keeps within its limit. */
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
    const originals = sizeOf(await this.parts.outbox.originals.all());
    if (originals > this.originalsBytes || (await this.isTooMuch(originals))) {
      await this.parts.thinning.thin(this.limitBytes, this.originalsBytes);
    }
  }

  /** @param originals - What they take, in bytes. */
  private async isTooMuch(originals: number): Promise<boolean> {
    return this.parts.isLocalOnly() && (await this.sizes.total()) + originals > this.limitBytes;
  }

  private get limitBytes(): number {
    return this.parts.limitMb() * MB;
  }

  private isLooking = false;
  private isAsked = false;
  private readonly sizes: LocalSizes;
}
