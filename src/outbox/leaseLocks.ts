import type { ITimer } from '../model/timer';
import type { Connection } from './connection';
import type { ILocks } from './locks';

/** A lease that is not renewed ends after this long: its tab died, in milliseconds. */
const LEASE_MS = 4_000;
/** How often a lease is renewed, and asked for, in milliseconds. */
const BEAT_MS = 1_000;

/**
 * Locks where the browser has none, on plain http away from localhost: leases with a heartbeat.
 * A tab whose timers sleep can lose its lease while it lives, so safety must not rest on it.
 */
export class LeaseLocks implements ILocks {
  /** @param tab - Names this tab. */
  constructor(
    private readonly connection: Connection,
    private readonly tab: string,
    private readonly timer: ITimer
  ) {}

  async hold(name: string, use: () => Promise<void>, stop: AbortSignal): Promise<void> {
    const owner = `${this.tab}/${this.asked++}`;
    while (!stop.aborted) {
      if (await this.take(name, owner)) {
        return this.useAndRelease(name, owner, use);
      }
      await this.timer.wait(BEAT_MS, stop);
    }
  }

  async held(): Promise<string[]> {
    const leases = await this.connection.read(db => db.getAll('leases'));
    const now = this.timer.now();
    return leases.filter(({ until }) => until > now).map(({ name }) => name);
  }

  private async useAndRelease(
    name: string,
    owner: string,
    use: () => Promise<void>
  ): Promise<void> {
    const done = new AbortController();
    const renewed = this.renewUntil(name, owner, done.signal);
    try {
      await use();
    } finally {
      done.abort();
      await renewed;
      await this.release(name, owner);
    }
  }

  private async renewUntil(name: string, owner: string, done: AbortSignal): Promise<void> {
    while (!done.aborted) {
      await this.timer.wait(BEAT_MS, done);
      if (!done.aborted) {
        await this.take(name, owner);
      }
    }
  }

  private take(name: string, owner: string): Promise<boolean> {
    return this.connection.note(['leases'], async tx => {
      const leases = tx.objectStore('leases');
      const lease = await leases.get(name);
      const now = this.timer.now();
      if (lease && lease.owner !== owner && lease.until > now) {
        return false;
      }
      await leases.put({ name, owner, until: now + LEASE_MS });
      return true;
    });
  }

  private release(name: string, owner: string): Promise<void> {
    return this.connection.note(['leases'], async tx => {
      const leases = tx.objectStore('leases');
      if ((await leases.get(name))?.owner === owner) {
        await leases.delete(name);
      }
    });
  }

  private asked = 0;
}
