import {
  anyPut,
  expect,
  keyOf,
  LabPage,
  notebook,
  saveTimes,
  settled,
  statusOf,
  watchStatus,
  withDatabase
} from '../browser/harness';
import { faultCase } from './faultCase';

faultCase('3', 'reloads in the middle of an upload', async ({ lab, labPage, wire }) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 100_000 }));
  let fired = 0;
  for (let round = 0; round < 3; round++) {
    // Lab may have been reloaded before it noted what is open.
    await labPage.open('a.ipynb');
    const held = wire.hold(1);
    await saveTimes(labPage, 'a.ipynb', 3, `round_${round}`);
    await expect.poll(() => held.fired).toBe(1);
    await labPage.reload();
    held.release();
    fired += held.fired;
  }
  return { fired };
});

faultCase('4', 'Chromium killed with saves queued', async ({ lab, profile, wire }) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 50_000 }));
  const held = wire.hold();
  let fired = 0;
  for (let round = 0; round < 3; round++) {
    const heldBefore = held.fired;
    const before = new LabPage(await profile.start(), lab);
    await before.openLab();
    await before.open('a.ipynb');
    await saveTimes(before, 'a.ipynb', 5, `round_${round}`);
    await expect(statusOf(before)).toHaveText(`${5 * (round + 1)} waiting`);
    await expect.poll(() => held.fired).toBeGreaterThan(heldBefore);
    await profile.kill();
    fired += 1;
  }
  wire.heal();
  const after = new LabPage(await profile.start(), lab);
  await after.openLab();
  return { fired, last: after };
});

faultCase('5', 'Chromium killed before a save is durable', async ({ bucket, lab, profile }) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 50_000 }));
  let fired = 0;
  for (let round = 0; round < 3; round++) {
    const before = new LabPage(await profile.start(), lab);
    await before.openLab();
    await before.open('a.ipynb');
    // Finds what the round before left on disk, and nowhere else.
    await expect.poll(() => bucket.count(keyOf('a.ipynb'))).toBe(lab.witness('a.ipynb').length);
    await saveTimes(before, 'a.ipynb', 2, `round_${round}`);
    await settled(before);
    await expect(statusOf(before)).toHaveText(/^Archived \d/);
    const shown = await watchStatus(before);
    await keepStorageBusy(before);
    await saveTimes(before, 'a.ipynb', 1, `killed_${round}`);
    expect((await shown()).filter(html => html.includes('waiting'))).toEqual([]);
    await profile.kill();
    fired += 1;
  }
  const after = new LabPage(await profile.start(), lab);
  await after.openLab();
  await after.open('a.ipynb');
  await expect.poll(() => bucket.count(keyOf('a.ipynb'))).toBe(lab.witness('a.ipynb').length);
  return { fired, last: after };
});

/** Let no transaction on the saves of this browser begin any more. */
function keepStorageBusy(labPage: LabPage): Promise<void> {
  return withDatabase(labPage, database => {
    const saves = database.transaction('saves', 'readwrite').objectStore('saves');
    return new Promise<void>(resolve => {
      // Each request keeps it open for the next one.
      const again = (): void => {
        resolve();
        saves.count().onsuccess = again;
      };
      saves.count().onsuccess = again;
    });
  });
}

faultCase('34', 'SeaweedFS killed under load, and started again', async ({ lab, labPage, s3 }) => {
  const paths = ['a.ipynb', 'b.ipynb', 'c.ipynb'];
  for (const path of paths) {
    lab.write(path, notebook({ seed: path, sizeBytes: 100_000 }));
    await labPage.open(path);
  }
  const saving = Promise.all(paths.map(path => saveTimes(labPage, path, 20)));
  await s3.kill();
  await saving;
  await s3.start();
  await labPage.execute('bookstore:retry-uploads');
  return { fired: 1 };
});

faultCase('35', 'the Jupyter server restarted with saves in flight', async scene => {
  const { lab, labPage, wire } = scene;
  const held = wire.hold();
  for (const path of ['a.ipynb', 'b.ipynb']) {
    await labPage.saveContents(path, notebook({ seed: path }));
  }
  await expect.poll(() => held.fired).toBe(2);
  await lab.stop();
  held.release();
  await lab.start();
  await labPage.openLab();
  await labPage.saveContents('c.ipynb', notebook({ seed: 'after' }));
  await expect.poll(() => wire.count(anyPut)).toBeGreaterThan(2);
  return { fired: 1 };
});
