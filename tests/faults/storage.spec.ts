import type { LabPage } from '../browser/harness';
import {
  captured,
  expect,
  notebook,
  noticesOf,
  saveTimes,
  settled,
  statusOf,
  withBookstore,
  withDatabase
} from '../browser/harness';
import { faultCase } from './faultCase';

const QUOTA_BYTES = 3_000_000;

faultCase('25', 'no room left in the browser, then room again', async scene => {
  const { lab, labPage, wire } = scene;
  const browser = await labPage.page.context().newCDPSession(labPage.page);
  const { origin } = lab;
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES });
  lab.write('a.ipynb', notebook({ sizeBytes: 300_000 }));
  await labPage.open('a.ipynb');
  await wire.down();
  const told = noticesOf(labPage).filter({ hasText: 'no room left' });
  // Chromium may take half a minute to look at the quota again.
  await expect(async () => {
    const before = lab.witness('a.ipynb').length;
    await saveTimes(labPage, 'a.ipynb', 3, `before_${before}`);
    // Jupyter's own save goes on as ever.
    expect(lab.witness('a.ipynb').length).toBeGreaterThanOrEqual(before + 3);
    expect(await told.count()).toBe(1);
  }).toPass({ timeout: 120_000 });
  const fired = await withBookstore(labPage, ({ capture }) => capture.pending);
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await captured(labPage);
  await wire.up();
  await labPage.execute('bookstore:retry-uploads');
  return { fired };
});

faultCase(
  '26',
  'rows damaged in the browser’s storage',
  async ({ bucket, lab, labPage, wire }) => {
    const paths = ['a.ipynb', 'b.ipynb'];
    for (const path of paths) {
      lab.write(path, notebook({ seed: path }));
      await labPage.open(path);
    }
    for (const path of paths) {
      await saveTimes(labPage, path, 1, 'before');
    }
    // What waits has a bucket to go to.
    await settled(labPage);
    await wire.down();
    for (const path of paths) {
      await saveTimes(labPage, path, 5);
    }
    await captured(labPage);
    await expect(statusOf(labPage)).toContainText('10 waiting');
    const destroyed = await damage(labPage);
    await wire.up();
    await labPage.execute('bookstore:retry-uploads');
    const told = noticesOf(labPage).filter({ hasText: 'was damaged in this browser’s storage' });
    await expect(told).toHaveCount(1);
    // A kernel may have changed one meanwhile, which is saved by itself.
    await expect.poll(() => bucket.count()).toBe(lab.witness().length - destroyed);
    const gaps = await withBookstore(labPage, async ({ outbox }) => {
      const all: { reason: string }[] = await outbox.gaps();
      return all.map(({ reason }) => reason);
    });
    expect(gaps).toEqual(Array(destroyed).fill('damaged'));
    return { fired: destroyed, destroyed };
  },
  { isShort: true }
);

/** Take the bytes of one save away, and what is known of another; how many that are. */
function damage(labPage: LabPage): Promise<number> {
  return withDatabase(labPage, async database => {
    const tx = database.transaction(['saves', 'bodies'], 'readwrite');
    const saves = tx.objectStore('saves');
    const rows = await new Promise<any[]>(resolve => {
      const request = saves.getAll();
      request.onsuccess = () => resolve(request.result);
    });
    const [a, b] = ['a.ipynb', 'b.ipynb'].map(path => rows.filter(row => row.path === path));
    tx.objectStore('bodies').delete(a![1].id);
    saves.put({ ...b![2], target: null, metadata: null });
    await new Promise<void>(resolve => (tx.oncomplete = () => resolve()));
    return 2;
  });
}

faultCase('27', 'upgraded with saves queued in the first layout', async scene => {
  const { lab, labPage, wire } = scene;
  const paths = ['a.ipynb', 'b.ipynb'];
  for (const path of paths) {
    lab.write(path, notebook({ seed: path }));
    await labPage.open(path);
  }
  const held = wire.hold();
  for (const path of paths) {
    await saveTimes(labPage, path, 5);
  }
  await captured(labPage);
  await expect.poll(() => held.fired).toBe(2);
  // Nothing has the database open while it is made anew.
  await labPage.page.goto(`${lab.url}api`);
  const version = await asFirstLayout(labPage);
  expect(version).toBe(1);
  wire.heal();
  await labPage.openLab();
  expect(await withDatabase(labPage, database => database.version)).toBeGreaterThan(1);
  return { fired: 1 };
});

/** Make the database anew with the stores of the first version and what they held; its version. */
function asFirstLayout(labPage: LabPage): Promise<number> {
  return labPage.page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rest = ['bodies', 'gaps', 'heads', 'outlines', 'conditions', 'renames', 'state'];
    const stores = ['saves', ...rest];
    const now = await done(indexedDB.open(name));
    const rows: [string, IDBValidKey, unknown][] = [];
    for (const store of stores) {
      const read = () => now.transaction(store).objectStore(store);
      const keys = await done(read().getAllKeys());
      const values: unknown[] = await done(read().getAll());
      keys.forEach((key, index) => rows.push([store, key, values[index]]));
    }
    now.close();
    // A Blob is of the database that it came from.
    for (const row of rows) {
      row[2] = row[2] instanceof Blob ? new Blob([await row[2].arrayBuffer()]) : row[2];
    }
    await done(indexedDB.deleteDatabase(name));
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      const first = opening.result;
      const saves = first.createObjectStore('saves', { keyPath: 'id' });
      saves.createIndex('order', ['bucket', 'key', 'tab', 'sequence']);
      saves.createIndex('save', ['bucket', 'save']);
      saves.createIndex('stage', 'stage');
      first.createObjectStore('bodies');
      first.createObjectStore('gaps', { keyPath: 'id' }).createIndex('key', 'key');
      first.createObjectStore('heads', { keyPath: ['bucket', 'key'] });
      first.createObjectStore('outlines');
      first.createObjectStore('conditions', { keyPath: 'bucket' });
      first.createObjectStore('renames', { keyPath: 'to' });
      first.createObjectStore('state');
      first.createObjectStore('leases', { keyPath: 'name' });
    };
    const first = await done(opening);
    const tx = first.transaction(stores, 'readwrite');
    for (const [store, key, value] of rows) {
      const into = tx.objectStore(store);
      await done(into.keyPath ? into.put(value) : into.put(value, key));
    }
    const { version } = first;
    first.close();
    return version;
  });
}
