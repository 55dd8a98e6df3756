/** A browser takes a longer timeout for none at all. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Waits; passed in, so that no test sleeps. */
export interface ITimer {
  /** Milliseconds since 1970. */
  now(): number;

  /** Resolves after `delayMs`, which may be infinite, or at once when `signal` is aborted. */
  wait(delayMs: number, signal: AbortSignal): Promise<void>;
}

/** The clock on the wall. */
export class Timer implements ITimer {
  now(): number {
    return Date.now();
  }

  wait(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted) {
        return resolve();
      }
      const done = () => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timeout = setTimeout(done, Math.min(delayMs, LONGEST_TIMEOUT_MS));
      signal.addEventListener('abort', done);
    });
  }
}
