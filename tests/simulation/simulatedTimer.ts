import type { ITimer } from '../../src/model/timer';
import type { EventLoop } from './eventLoop';

/** The clock of a simulation. */
export class SimulatedTimer implements ITimer {
  /** @param isBackground - Its waits are no reason to go on. */
  constructor(
    private readonly loop: EventLoop,
    private readonly isBackground = false
  ) {}

  now(): number {
    return this.loop.now;
  }

  wait(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted) {
        return resolve();
      }
      const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.loop.after(delayMs, done, this.isBackground);
    });
  }
}
