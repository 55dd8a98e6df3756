import { anyPut, anyRequest, archive, expect, type LabPage, notebook, test, USER } from './harness';

const PUBLISHED = `published/${USER}/a.ipynb`;

test.use({ settings: { publishing: true, scheduling: true } });

const dialogOf = ({ page }: LabPage) => page.getByRole('dialog');
const waitingFor = (labPage: LabPage) =>
  dialogOf(labPage).filter({ hasText: 'It has not answered yet' });
const cancel = (labPage: LabPage) =>
  waitingFor(labPage).getByRole('button', { name: 'Cancel' }).click();

for (const [command, stage, answers] of [
  ['publish', 'published', { note: '' }],
  ['schedule', 'scheduled', { cron: '', parameters: {} }]
] as const) {
  test(`${command}: while nobody answers it can be cancelled, and nothing comes of it later`, async ({
    bucket,
    labPage,
    wire
  }) => {
    await archive(labPage, bucket, 'a.ipynb', [notebook()]);
    const args = { path: 'a.ipynb', ...answers };
    const silence = wire.hold(Infinity, anyRequest);
    const asked = labPage.execute(`bookstore:${command}`, args);
    await cancel(labPage);
    expect(await asked).toBeNull();
    await expect(dialogOf(labPage)).toHaveCount(0);
    expect(silence.fired).toBeGreaterThan(0);
    silence.release();

    // What is asked afterwards is answered afterwards: by then the first one would be there too.
    const made = await labPage.execute<{ versionId: string }>(`bookstore:${command}`, args);
    const standing = await bucket.versionsOf(`${stage}/${USER}/a.ipynb`);
    expect(standing.map(({ versionId }) => versionId)).toEqual([made.versionId]);
  });
}

test('cancelled while the bucket is asked what stands there, nothing is published', async ({
  bucket,
  labPage,
  wire
}) => {
  await archive(labPage, bucket, 'a.ipynb', [notebook()]);
  const asked = labPage.execute('bookstore:publish', { path: 'a.ipynb' });
  const publish = dialogOf(labPage).getByRole('button', { name: 'Publish' });
  await expect(dialogOf(labPage)).toContainText('Nothing yet');
  const looks = wire.hold(Infinity, each => anyRequest(each) && each.path.endsWith(PUBLISHED));
  await publish.click();
  await cancel(labPage);
  expect(await asked).toBeNull();
  expect(looks.fired).toBeGreaterThan(0);
  looks.release();
  await labPage.execute('bookstore:publish', { path: 'a.ipynb', note: 'the second' });
  const standing = await bucket.versionsOf(PUBLISHED);
  expect(standing.map(({ bookstore }) => bookstore.note)).toEqual(['the second']);
});

test('cancelled while the bucket copies, it is said that nobody knows', async ({
  bucket,
  labPage,
  wire
}) => {
  await archive(labPage, bucket, 'a.ipynb', [notebook()]);
  const copies = wire.hold(1, each => anyPut(each) && each.path.endsWith(PUBLISHED));
  const asked = labPage.execute('bookstore:publish', { path: 'a.ipynb', note: '' });
  const refused = expect(asked).rejects.toThrow(/TransientError.*it may be done all the same/);
  await expect.poll(() => copies.fired).toBe(1);
  await cancel(labPage);
  await refused;
  copies.release();
  await expect.poll(() => bucket.count(PUBLISHED)).toBe(1);
});
