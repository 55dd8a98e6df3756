import {
  anyPut,
  expect,
  expectArchived,
  notebook,
  noticesOf,
  saveTimes,
  signedWith,
  statusOf,
  test
} from './harness';

const PATHS = ['a.ipynb', 'b.ipynb', 'c.ipynb'];

test('credentials that expire while saves wait are refreshed once', async ({
  bucket,
  credentials,
  lab,
  labPage,
  wire
}) => {
  PATHS.forEach(path => lab.write(path, notebook({ sizeBytes: 10_000 })));
  const held = wire.hold();
  for (const path of PATHS) {
    await labPage.open(path);
    await saveTimes(labPage, path, 5);
  }
  await expect.poll(() => held.fired).toBe(PATHS.length);
  const issued = credentials.issued.length;
  const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  held.release();

  for (const path of PATHS) {
    await expectArchived(bucket, lab, path);
  }
  expect(expired.fired).toBeGreaterThan(0);
  expect(credentials.issued).toHaveLength(issued + 1);
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
  await expect(noticesOf(labPage)).toHaveCount(0);
});

for (const [how, retry] of [
  ['the button of the notice', (page: any) => page.getByRole('button', { name: 'Retry' }).click()],
  ['the command', (_: any, labPage: any) => labPage.execute('bookstore:retry-uploads')]
] as const) {
  test(`a refused endpoint pauses the queue with one notice, and ${how} resumes it`, async ({
    bucket,
    credentials,
    lab,
    labPage,
    wire
  }) => {
    PATHS.forEach(path => lab.write(path, notebook({ sizeBytes: 10_000 })));
    await labPage.open('a.ipynb');
    await labPage.save('a.ipynb');
    await expect(statusOf(labPage)).toHaveText(/^Archived \d/);

    credentials.fault = 403;
    const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
    for (const path of PATHS) {
      await labPage.open(path);
      await saveTimes(labPage, path, 4);
    }
    await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');
    await expect(noticesOf(labPage)).toHaveCount(1);
    await expect(noticesOf(labPage)).toContainText('refused with 403');
    expect(expired.fired).toBeGreaterThan(0);
    expect(await bucket.count()).toBe(1);
    // Paused: nothing is sent any more until somebody has put it right.
    const sent = wire.count(anyPut);
    await labPage.open('a.ipynb');
    await saveTimes(labPage, 'a.ipynb', 3, 'later');
    await expect(noticesOf(labPage)).toHaveCount(1);
    expect(wire.count(anyPut)).toBe(sent);

    credentials.fault = null;
    await retry(labPage.page, labPage);
    for (const path of PATHS) {
      await expectArchived(bucket, lab, path);
    }
    await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
    await expect(noticesOf(labPage)).toHaveCount(0);
  });
}
