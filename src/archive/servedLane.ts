import { backoffMs } from './backoff';

/** A lane that is being served, or waits after a failure. */
export class ServedLane {
  isRunning = false;
  /** Not before then is it tried again; milliseconds since 1970. */
  retryAt = 0;
  rejections = 0;

  /** Look for something to do that nobody else does meanwhile; it runs from then on if there is. */
  async claim<R>(look: () => Promise<R | null>): Promise<R | null> {
    this.isRunning = true;
    let found: R | null = null;
    try {
      return (found = await look());
    } finally {
      this.isRunning = found !== null;
    }
  }

  succeeded(): void {
    this.failures = 0;
    this.rejections = 0;
  }

  /** @param random - A number from 0 to 1. */
  failed(now: number, random: number): void {
    this.failures += 1;
    this.retryAt = now + backoffMs(this.failures, random);
  }

  private failures = 0;
}
