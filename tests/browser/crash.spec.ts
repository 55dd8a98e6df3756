import type { Page } from '@playwright/test';

import {
  anyPut,
  expect,
  expectArchived,
  keyOf,
  LabPage,
  notebook,
  pageStorage,
  saveTimes,
  statusOf,
  test
} from './harness';

test('a reload in the middle of an upload loses nothing and adds nothing', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 100_000 }));
  await labPage.open('a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);

  const held = wire.hold(1);
  await saveTimes(labPage, 'a.ipynb', 3);
  await expect.poll(() => held.fired).toBe(1);
  const upload = wire.requests.findLast(anyPut)!;
  expect(upload.status).toBeNull();
  await labPage.reload();
  await expectArchived(bucket, lab, 'a.ipynb');

  // What the first page sent arrives when its bytes are a version already.
  held.release();
  await expect.poll(() => upload.status).toBe(412);
  await expectArchived(bucket, lab, 'a.ipynb');
});

test('an upload that arrives after the reload is not sent again', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 100_000 }));
  await labPage.open('a.ipynb');
  const held = wire.hold();
  await labPage.save('a.ipynb');
  await expect.poll(() => held.fired).toBe(1);
  const upload = wire.requests.findLast(anyPut)!;
  // The new page can do nothing before the old one's bytes are there.
  const closed = wire.hold(Infinity, ({ method }) => method !== 'OPTIONS');
  await labPage.reload();
  held.release();
  await expect.poll(() => upload.status).toBe(200);
  expect(await bucket.count()).toBe(1);
  await expect(statusOf(labPage)).toHaveText('Archiving…');

  closed.release();
  await expect(statusOf(labPage)).toHaveText(/Archived \d|Ready to archive/);
  expect(wire.count(anyPut)).toBe(1);
  await expectArchived(bucket, lab, 'a.ipynb');
});

test('closing the page asks first while a save waits for the bucket', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const held = wire.hold();
  // Without a document, since Lab asks for those that are not saved.
  await labPage.saveContents('a.ipynb', notebook());
  await expect.poll(() => held.fired).toBe(1);
  const asked: string[] = [];
  labPage.page.on('dialog', dialog => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  // A browser asks for no page that nobody has touched.
  await labPage.page.getByRole('main').click({ position: { x: 5, y: 5 } });
  await labPage.reload();
  expect(asked).toEqual(['beforeunload']);

  held.release();
  await expectArchived(bucket, lab, 'a.ipynb');
  await expect(statusOf(labPage)).not.toHaveText(/waiting|Archiving/);
  await labPage.page.getByRole('main').click({ position: { x: 5, y: 5 } });
  await labPage.reload();
  expect(asked).toEqual(['beforeunload']);
});

test('what was queued when Chromium was killed is archived when it starts again', async ({
  bucket,
  lab,
  profile,
  wire
}) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 100_000 }));
  lab.write('b.ipynb', notebook({ sizeBytes: 10_000 }));
  const before = await startLab(await profile.start());
  await before.open('a.ipynb');
  await before.open('b.ipynb');
  const held = wire.hold();
  await saveTimes(before, 'a.ipynb', 5);
  await saveTimes(before, 'b.ipynb', 5);
  await expect(statusOf(before)).toHaveText('10 waiting');
  await expect
    .poll(async () => (await pageStorage(before.page)).includes('"stage":"intent"'))
    .toBe(false);
  expect(held.fired).toBeGreaterThan(0);
  await profile.kill();
  wire.heal();

  const after = await startLab(await profile.start());
  await expectArchived(bucket, lab, 'a.ipynb');
  await expectArchived(bucket, lab, 'b.ipynb');
  await expect(statusOf(after)).not.toHaveText(/waiting|Archiving/);
  expect(await bucket.count()).toBe(10);

  async function startLab(page: Page): Promise<LabPage> {
    const started = new LabPage(page, lab);
    await started.openLab();
    return started;
  }
});

test('a save whose bytes were not fetched is captured, or shown as a gap', async ({
  bucket,
  lab,
  profile
}) => {
  lab.write('kept.ipynb', notebook({ seed: 'kept' }));
  lab.write('overwritten.ipynb', notebook({ seed: 'overwritten' }));
  const page = await profile.start();
  const before = new LabPage(page, lab);
  await before.openLab();
  let asked = 0;
  // Never answered: the bytes do not come.
  await page.route('**/files/**', () => void (asked += 1));
  await before.open('kept.ipynb');
  await before.save('kept.ipynb');
  await before.open('overwritten.ipynb');
  await before.save('overwritten.ipynb');
  await expect.poll(async () => intentsIn(await pageStorage(page))).toBe(2);
  // Once for each save, and once for what a file was before it.
  expect(asked).toBeGreaterThanOrEqual(2);
  await profile.kill();
  lab.write('overwritten.ipynb', notebook({ seed: 'by somebody else' }));

  const after = new LabPage(await profile.start(), lab);
  await after.openLab();
  await expectArchived(bucket, lab, 'kept.ipynb');
  await expect.poll(() => pageStorage(after.page)).toContain('overwritten before it could be read');
  expect(intentsIn(await pageStorage(after.page))).toBe(0);
  expect(await bucket.versionsOf(keyOf('overwritten.ipynb'))).toEqual([]);
});

function intentsIn(storage: string): number {
  return storage.split('"stage":"intent"').length - 1;
}
