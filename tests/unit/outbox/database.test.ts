import 'fake-indexeddb/auto';

import { openDB } from 'idb';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { entryOf, intentOf } from '../../fakes/saves';

/** The stores of the first version, as it made them. */
async function openFirst(name: string) {
  return openDB(name, 1, {
    upgrade(db) {
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
  });
}

it('keeps what a database of the first version holds', async () => {
  const first = await openFirst('upgraded');
  const entry = entryOf(intentOf());
  const head = {
    ...{ bucket: 'bucket', key: 'workspace/b', versionId: 'v', etag: '"e"' },
    ...{ save: 's', sha256: 'x', newestAt: '2026' }
  };
  await first.put('saves', entry);
  await first.put('bodies', new Blob(['{}']), entry.id);
  await first.put('heads', head);
  await first.put('state', entry.target, 'target');
  first.close();

  const outbox = new IndexedDbOutbox('upgraded');
  expect(await outbox.rows('bucket')).toEqual([entry]);
  expect(await (await outbox.body(entry.id))?.text()).toBe('{}');
  expect(await outbox.head(head)).toEqual(head);
  expect(await outbox.target()).toEqual(entry.target);
  expect(await outbox.originals.all()).toEqual([]);
  expect(await outbox.thinned()).toBeNull();
  await outbox.begin(intentOf({ sequence: 1 }));
  expect(await outbox.rows('bucket')).toHaveLength(2);
  await outbox.close();
});
