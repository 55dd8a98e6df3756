import type { ITimer } from '../../src/model/timer';

type Wait = { at: number; end: () => void };

/** A clock that a test turns on by hand. */
export class ManualTimer implements ITimer {
  constructor(private nowMs = 1_800_000_000_000) {}

  now(): number {
    return this.nowMs;
  }

  wait(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted) {
        return resolve();
      }
      const end = () => {
        this.waits.delete(wait);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const wait = { at: this.nowMs + delayMs, end };
      this.waits.add(wait);
      signal.addEventListener('abort', end);
    });
  }

  /** Let time pass, and everything happen that it brings about. */
  async pass(delayMs: number): Promise<void> {
    const until = this.nowMs + delayMs;
    for (let next = this.nextUntil(until); next; next = this.nextUntil(until)) {
      this.nowMs = next.at;
      next.end();
      await settled();
    }
    this.nowMs = until;
    await settled();
  }

  private nextUntil(until: number): Wait | undefined {
    const due = [...this.waits].filter(({ at }) => at <= until);
    return due.sort((a, b) => a.at - b.at)[0];
  }

  private readonly waits = new Set<Wait>();
}

/** Resolves when whatever can go on without time passing has done so. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
