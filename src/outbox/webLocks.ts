import type { ILocks } from './locks';

/**
 * Locks of the browser.
 * @see https://developer.mozilla.org/docs/Web/API/Web_Locks_API
 */
export class WebLocks implements ILocks {
  constructor(private readonly locks: LockManager) {}

  async hold(name: string, use: () => Promise<void>, stop: AbortSignal): Promise<void> {
    try {
      await this.locks.request(name, { signal: stop }, use);
    } catch (error) {
      if (!stop.aborted) {
        throw error;
      }
    }
  }

  async held(): Promise<string[]> {
    const { held = [] } = await this.locks.query();
    return held.flatMap(lock => lock.name ?? []);
  }
}
