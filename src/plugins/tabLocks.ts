import { Connection } from '../outbox/connection';
import type { ILocks } from '../outbox/locks';
import { WebLocks } from '../outbox/webLocks';
import type { ITimer } from '../model/timer';
import { lazily } from './lazily';

/** Locks between tabs. There are no Web Locks on plain http away from localhost. */
export function tabLocks(scope: string, tab: string, timer: ITimer): ILocks {
  const locks = navigator.locks as LockManager | undefined;
  return locks
    ? new WebLocks(locks)
    : lazily(async () => {
        const { LeaseLocks } = await import('../outbox/leaseLocks');
        return new LeaseLocks(new Connection(scope), tab, timer);
      });
}
