import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Outline } from '../model/outline';
import type { Target } from '../model/target';
import type { Original } from './originals';
import type { Condition, Entry, Gap, Head, Intent, Rename, Thinned } from './outbox';

/** Stores are only ever added: an older version of the extension must find what it knows. */
export interface OutboxSchema extends DBSchema {
  saves: {
    key: string;
    value: Intent | Entry;
    indexes: {
      order: [bucket: string, key: string, tab: string, sequence: number];
      save: [bucket: string, save: string];
      stage: string;
    };
  };
  bodies: { key: string; value: Blob };
  gaps: { key: string; value: Gap; indexes: { key: string } };
  heads: { key: [bucket: string, key: string]; value: Head };
  outlines: { key: [bucket: string, key: string]; value: Outline | null };
  conditions: { key: string; value: Condition };
  renames: { key: string; value: Rename };
  state: { key: 'target'; value: Target | null };
  leases: { key: string; value: { name: string; owner: string; until: number } };
  originals: { key: string; value: Original };
  originalBodies: { key: string; value: Blob };
  thinned: { key: 'local'; value: Thinned };
}

export type OutboxDatabase = IDBPDatabase<OutboxSchema>;

const VERSION = 2;

/**
 * Open the database called `name`, and make what is missing.
 * @param onClosed - Called when it was closed under us, by a newer version in another tab or by
 * the browser: open it again when it is next needed.
 */
export function openDatabase(name: string, onClosed: () => void): Promise<OutboxDatabase> {
  return openDB<OutboxSchema>(name, VERSION, {
    upgrade(db, oldVersion) {
      if (oldVersion < 1) {
        const saves = db.createObjectStore('saves', { keyPath: 'id' });
        saves.createIndex('order', ['bucket', 'key', 'tab', 'sequence']);
        saves.createIndex('save', ['bucket', 'save']);
        saves.createIndex('stage', 'stage');
        db.createObjectStore('bodies');
        db.createObjectStore('gaps', { keyPath: 'id' }).createIndex('key', 'key');
        db.createObjectStore('heads', { keyPath: ['bucket', 'key'] });
        db.createObjectStore('outlines');
        db.createObjectStore('conditions', { keyPath: 'bucket' });
        db.createObjectStore('renames', { keyPath: 'to' });
        db.createObjectStore('state');
        db.createObjectStore('leases', { keyPath: 'name' });
      }
      if (oldVersion < 2) {
        db.createObjectStore('originals', { keyPath: 'key' });
        db.createObjectStore('originalBodies');
        db.createObjectStore('thinned');
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed
  });
}
