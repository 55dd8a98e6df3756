import { History } from '../archive/history';
import { Lifecycle } from '../archive/lifecycle';
import type { Target } from '../model/target';
import type { IVersionStore } from '../store/versionStore';
import type { IBookstore, OpenBookstore } from '../tokens';

/** Give a bookstore what reads versions and publishes them. */
export function openBookstore(
  bookstore: IBookstore,
  storeOf: (target: Target) => IVersionStore
): OpenBookstore {
  return Object.assign(bookstore, {
    history: new History(bookstore.outbox, storeOf),
    lifecycle: new Lifecycle(storeOf, () => new Date().toISOString())
  });
}
