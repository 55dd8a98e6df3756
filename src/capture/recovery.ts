import type { ITimer } from '../model/timer';
import type { ILocks } from '../outbox/locks';
import type { Intent, IOutbox } from '../outbox/outbox';

export type RecoveryParts = {
  outbox: IOutbox;
  locks: ILocks;
  lockPrefix: string;
  timer: ITimer;
  /** Names this tab. */
  tab: string;
  /** Capture what a dead tab left, or give it up. */
  recover: (intent: Intent) => Promise<unknown>;
  report: (error: Error) => void;
};

/** How often is looked for what dead tabs left, in milliseconds. */
const LOOK_MS = 15_000;

/**
 * Takes over the intents of tabs that died. Each tab holds a lock while it lives: whoever gets
 * the lock of another tab knows that it is dead.
 */
export class Recovery {
  constructor(private readonly parts: RecoveryParts) {}

  /** Begin, and go on until `stop` is aborted. */
  start(stop: AbortSignal): void {
    const { locks, report, tab } = this.parts;
    const untilStop = () =>
      new Promise<void>(resolve => stop.addEventListener('abort', () => resolve()));
    locks.hold(this.lockOf(tab), untilStop, stop).catch(report);
    this.lookAgain(stop).catch(report);
  }

  private async lookAgain(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      for (const { tab } of await this.parts.outbox.intents()) {
        if (tab !== this.parts.tab && !this.watched.has(tab)) {
          this.waitFor(tab, stop);
        }
      }
      await this.parts.timer.wait(LOOK_MS, stop);
    }
  }

  private waitFor(tab: string, stop: AbortSignal): void {
    const { locks, report } = this.parts;
    this.watched.add(tab);
    locks
      .hold(this.lockOf(tab), () => this.recoverAll(tab), stop)
      .catch(report)
      .finally(() => this.watched.delete(tab));
  }

  private async recoverAll(tab: string): Promise<void> {
    const intents = (await this.parts.outbox.intents()).filter(intent => intent.tab === tab);
    intents.sort((a, b) => a.sequence - b.sequence);
    for (const intent of intents) {
      await this.parts.recover(intent);
    }
  }

  private lockOf(tab: string): string {
    return `${this.parts.lockPrefix} tab ${tab}`;
  }

  private readonly watched = new Set<string>();
}
