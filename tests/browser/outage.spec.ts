import { anyRequest, expect, expectArchived, notebook, saveTimes, statusOf, test } from './harness';

const SAVES = 50;

test('saves made while S3 is down arrive in order when it is up', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 10_000 }));
  await labPage.open('a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);

  await wire.down();
  await saveTimes(labPage, 'a.ipynb', SAVES);
  await expect(statusOf(labPage)).toHaveText(`Offline, ${SAVES} waiting`);
  expect(await bucket.count()).toBe(1);

  await wire.up();
  await expectArchived(bucket, lab, 'a.ipynb', 90_000);
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
  expect(lab.witness('a.ipynb')).toHaveLength(1 + SAVES);
});

test('no save in Jupyter waits for S3', async ({ bucket, lab, labPage, wire }) => {
  lab.write('a.ipynb', notebook({ sizeBytes: 10_000 }));
  await labPage.open('a.ipynb');
  await expect(statusOf(labPage)).toHaveText('Ready to archive');
  // Nothing is answered until every save is done: one that waited would never be.
  const held = wire.hold(Infinity, anyRequest);
  const before = wire.requests.length;
  await saveTimes(labPage, 'a.ipynb', SAVES);
  expect(held.fired).toBeGreaterThan(0);
  expect(lab.witness('a.ipynb')).toHaveLength(SAVES);
  const since = wire.requests.slice(before).filter(anyRequest);
  expect(since.filter(({ status }) => status !== null)).toHaveLength(0);
  expect(await bucket.count()).toBe(0);

  held.release();
  await expectArchived(bucket, lab, 'a.ipynb');
});
