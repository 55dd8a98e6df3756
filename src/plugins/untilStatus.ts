import type { IBookstore } from '../tokens';
import { nextEmission } from './nextEmission';

/** Wait until something holds that changes with the status. */
export async function untilStatus(bookstore: IBookstore, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await nextEmission(bookstore.statusChanged);
  }
}
