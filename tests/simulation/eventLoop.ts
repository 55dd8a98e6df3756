import type { Random } from '../faults/random';

type Timed = { at: number; run: () => void; isBackground: boolean };

/** How far the clock may run ahead of storage that is at work, in milliseconds. */
const SLOW_STORAGE_MS = 50;
/** More steps than any run needs that comes to an end. */
const MOST_STEPS = 30_000;

/**
 * Everything that happens in a run, one step after another, in an order that the seed decides:
 * the tasks of IndexedDB as they were queued, and between any two of them what comes by the clock.
 */
export class EventLoop {
  constructor(private readonly random: Random) {}

  /** Milliseconds since 1970. */
  now = Date.parse('2026-01-02T03:04:05Z');

  /** Tasks of IndexedDB are run in the order in which they come. */
  readonly queueTask = (task: () => void): void => {
    this.storage.push(task);
  };

  /** @param isBackground - It goes on for ever, and is no reason to wait for it. */
  after(delayMs: number, run: () => void, isBackground = false): void {
    if (delayMs < Infinity) {
      this.timed.push({ at: this.now + delayMs, run, isBackground });
    }
  }

  delay(delayMs: number): Promise<void> {
    return new Promise(resolve => this.after(delayMs, resolve));
  }

  /** Let nothing else happen until `work` is done: it is one step. */
  async inOneStep<R>(work: Promise<R>): Promise<R> {
    this.atWork += 1;
    try {
      return await work;
    } finally {
      this.atWork -= 1;
    }
  }

  /**
   * Run until nothing is left to happen.
   * @param needsBackground - Something waits for what happens in the background.
   * @returns Whether it came to an end.
   */
  async run(needsBackground: () => boolean): Promise<boolean> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      await this.settle();
      const step = this.nextStep(needsBackground());
      if (!step) {
        return true;
      }
      step();
    }
    return false;
  }

  private async settle(): Promise<void> {
    do {
      await new Promise(resolve => setImmediate(resolve));
    } while (this.atWork > 0);
  }

  private nextStep(needsBackground: boolean): (() => void) | undefined {
    const isWanted = needsBackground || this.timed.some(({ isBackground }) => !isBackground);
    const next = isWanted || this.storage.length > 0 ? this.earliest() : undefined;
    const isSoon = next && next.at <= this.now + SLOW_STORAGE_MS;
    if (this.storage.length > 0 && !(isSoon && this.random.chance(0.2))) {
      return this.storage.shift();
    }
    if (!next) {
      return undefined;
    }
    this.timed.splice(this.timed.indexOf(next), 1);
    this.now = Math.max(this.now, next.at);
    return next.run;
  }

  private earliest(): Timed | undefined {
    let first = this.timed[0] as Timed | undefined;
    for (const each of this.timed) {
      if (each.at < first!.at) {
        first = each;
      }
    }
    return first;
  }

  private readonly storage: (() => void)[] = [];
  private readonly timed: Timed[] = [];
  private atWork = 0;
}
