import type { IDBPTransaction, StoreNames } from 'idb';
import { asOutboxError } from './asOutboxError';
import { openDatabase, type OutboxDatabase, type OutboxSchema } from './database';

type Stores = StoreNames<OutboxSchema>[];
type Change<S extends Stores, R> = (tx: Transaction<S>) => Promise<R>;

/** One that changes something. */
export type Transaction<S extends Stores> = IDBPTransaction<OutboxSchema, S, 'readwrite'>;

/**
 * A way to the database that opens when it is needed, and again after it was closed under us.
 * Every method throws OutboxError if the browser's storage is full or blocked.
 */
export class Connection {
  constructor(private readonly name: string) {}

  async read<R>(use: (db: OutboxDatabase) => Promise<R>): Promise<R> {
    try {
      return await use(await this.open());
    } catch (error) {
      throw asOutboxError(error);
    }
  }

  /** Change something in one transaction that is on disk before the promise resolves. */
  write<S extends Stores, R>(stores: S, change: Change<S, R>): Promise<R> {
    return this.change(stores, change, 'strict');
  }

  /** Note in one transaction what would be found out again if a crash took it. */
  note<S extends Stores, R>(stores: S, change: Change<S, R>): Promise<R> {
    return this.change(stores, change, 'relaxed');
  }

  /** It opens again when it is next needed. */
  async close(): Promise<void> {
    const { database } = this;
    this.database = undefined;
    (await database)?.close();
  }

  private change<S extends Stores, R>(
    stores: S,
    change: Change<S, R>,
    durability: IDBTransactionDurability
  ): Promise<R> {
    return this.read(async db => {
      const tx = db.transaction(stores, 'readwrite', { durability });
      const [result] = await Promise.all([change(tx), tx.done]);
      return result;
    });
  }

  private open(): Promise<OutboxDatabase> {
    const forget = () => (this.database = undefined);
    this.database ??= openDatabase(this.name, forget).catch(error => {
      forget();
      throw error;
    });
    return this.database;
  }

  private database: Promise<OutboxDatabase> | undefined;
}
