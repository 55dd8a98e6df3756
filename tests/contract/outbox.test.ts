import 'fake-indexeddb/auto';

import { openDB } from 'idb';
import { OutboxError } from '../../src/model/errors';
import { IndexedDbOutbox } from '../../src/outbox/indexedDbOutbox';
import { entryOf, intentOf } from '../fakes/saves';
import { localDataContract, originalOf } from './localDataContract';
import { outboxContract } from './outboxContract';

describe('IndexedDbOutbox', () => {
  outboxContract(name => new IndexedDbOutbox(name));
  localDataContract(name => new IndexedDbOutbox(name));

  describe('in IndexedDB', () => {
    let outbox: IndexedDbOutbox;
    let count = 0;
    let name: string;

    beforeEach(() => {
      name = `database ${++count}`;
      outbox = new IndexedDbOutbox(name);
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      await outbox.close();
    });

    it('makes room for a newer version, which finds everything', async () => {
      await outbox.begin(intentOf());
      const newer = await openDB(name, 99);
      expect(await newer.count('saves')).toBe(1);
      newer.close();
    });

    it('opens again after the browser took the database away', async () => {
      await outbox.begin(intentOf());
      const request = indexedDB.deleteDatabase(name);
      await new Promise(resolve => (request.onsuccess = resolve));
      expect(await outbox.buckets()).toEqual([]);
      await outbox.begin(intentOf());
      expect(await outbox.buckets()).toEqual(['bucket']);
    });

    it('sets aside what is damaged, says so, and goes on', async () => {
      const told: string[] = [];
      const watched = new IndexedDbOutbox(name, ({ message }) => void told.push(message));
      const rows = [0, 1, 2, 3].map(sequence => intentOf({ sequence }));
      for (const row of rows) {
        await watched.begin(row);
        await watched.queue(entryOf(row), new Blob(['{}']));
      }
      const db = await openDB(name);
      await db.delete('bodies', 'tab/0');
      await db.put('saves', { ...entryOf(rows[1]!), target: null });
      await db.put('saves', { ...entryOf(rows[2]!), metadata: 7 });
      const lane = { bucket: 'bucket', key: rows[0]!.key };

      expect(await watched.take('tab/0')).toBeNull();
      expect(await watched.next(lane)).toMatchObject({ sequence: 3 });
      expect(await watched.take('tab/3')).not.toBeNull();
      const gaps = await watched.gaps(lane.key);
      expect(gaps.map(({ id, reason }) => [id, reason])).toEqual([
        ['tab/0', 'damaged'],
        ['tab/1', 'damaged'],
        ['tab/2', 'damaged']
      ]);
      expect((await watched.counts()).get('bucket')).toBe(1);
      expect(told).toHaveLength(3);
      expect(told[0]).toContain('a.ipynb');
      // Whatever bytes there are stay.
      expect(await db.count('bodies')).toBe(3);
      db.close();
      await watched.close();
    });

    it('jumps over a long queue, and does not go through it', async () => {
      for (let sequence = 300; sequence > 0; sequence--) {
        await outbox.begin(intentOf({ sequence }));
      }
      const step = jest.spyOn(IDBCursor.prototype, 'continue');
      const { key } = intentOf();
      expect(await outbox.next({ bucket: 'bucket', key })).toMatchObject({ sequence: 1 });
      expect(await outbox.keys('bucket')).toEqual([key]);
      expect(await outbox.buckets()).toEqual(['bucket']);
      expect(step).toHaveBeenCalledTimes(3);
    });

    it('asks that what a save needs is on disk before it is told of', async () => {
      const transaction = jest.spyOn(IDBDatabase.prototype, 'transaction');
      const intent = intentOf();
      await outbox.begin(intent);
      await outbox.queue(entryOf(intent), new Blob(['{}']));
      await outbox.bind([entryOf(intent)]);
      await outbox.dropLocal([intent.id], { isFull: false, isManual: false });
      await outbox.originals.keep(originalOf({ key: 'other' }), new Blob(['{}']));
      await outbox.clear();
      const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
      expect(writes).toHaveLength(6);
      for (const [, , options] of writes) {
        expect(options).toEqual({ durability: 'strict' });
      }
    });

    it('says that there is no room, and keeps nothing half', async () => {
      const intent = intentOf();
      await outbox.begin(intent);
      const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('Full.', 'QuotaExceededError');
      });
      const full = outbox.queue(entryOf(intent), new Blob(['{}']));
      await expect(full).rejects.toThrow(OutboxError);
      await expect(full).rejects.toThrow(/no room left/);
      expect(put).toHaveBeenCalled();
      put.mockRestore();
      expect(await outbox.intents()).toEqual([intent]);
    });

    it('says that storage is blocked, and works once it is not', async () => {
      const open = jest.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('Blocked.', 'SecurityError');
      });
      await expect(outbox.begin(intentOf())).rejects.toThrow(OutboxError);
      open.mockRestore();
      await outbox.begin(intentOf());
      expect(await outbox.intents()).toHaveLength(1);
    });
  });
});
