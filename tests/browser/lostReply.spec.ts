import {
  expect,
  expectArchived,
  keyOf,
  notebook,
  saveTimes,
  settled,
  statusOf,
  test
} from './harness';

test('a reply lost on its way back leaves one version', async ({ bucket, lab, labPage, wire }) => {
  // The first version of a key, then one upon another: each goes by its own condition.
  for (const seed of ['first', 'second']) {
    const lost = wire.loseReply();
    await labPage.saveContents('a.ipynb', notebook({ seed, sizeBytes: 50_000 }));
    await expect.poll(() => lost.fired).toBe(1);
    await expect(statusOf(labPage)).toHaveText('Ready to archive');
    await expectArchived(bucket, lab, 'a.ipynb');
  }
  expect(lab.witness('a.ipynb')).toHaveLength(2);
});

test('replies lost again and again leave one version for each save', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  // Also those to what a browser sends again by itself on a connection that broke.
  const lost = wire.loseReply(6);
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await saveTimes(labPage, 'a.ipynb', 4);
  await expectArchived(bucket, lab, 'a.ipynb');
  await settled(labPage);
  await expectArchived(bucket, lab, 'a.ipynb');
  expect(lost.fired).toBeGreaterThanOrEqual(4);
});

test('a lost reply to bytes that did not change leaves no save that was not made', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  await labPage.saveContents('a.ipynb', notebook());
  await expectArchived(bucket, lab, 'a.ipynb');
  const lost = wire.loseReply();
  await labPage.saveContents('a.ipynb', notebook());
  await expect.poll(() => lost.fired).toBe(1);
  await expect(statusOf(labPage)).toHaveText('Ready to archive');
  const versions = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(versions.map(({ sha256 }) => sha256)).toEqual(
    versions.map(() => lab.witness('a.ipynb')[0]!.sha256)
  );
  // Identical bytes have one ETag: what the browser itself sends again gets past If-Match. It
  // carries the same save, so nobody takes it for another.
  expect(new Set(versions.map(({ bookstore }) => bookstore.save)).size).toBe(2);
});
