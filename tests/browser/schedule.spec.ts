import { archive, cells, expect, keyOf, type LabPage, notebook, test, USER } from './harness';

const scheduled = (path: string) => `scheduled/${USER}/${path}`;

test.use({ settings: { scheduling: true } });

const PARAMETERS = cells({
  source: 'year = 2020\nregion: str = "all"',
  metadata: { tags: ['parameters'] }
});

test('a version is scheduled by id with when and with what, and taken back', async ({
  bucket,
  labPage
}) => {
  const [first] = await archive(labPage, bucket, 'a.ipynb', [
    PARAMETERS,
    notebook({ seed: 'later' })
  ]);
  const made = await schedule(labPage, {
    path: 'a.ipynb',
    versionId: first!.versionId,
    cron: '0 6 * * 1-5',
    parameters: { year: 2026 }
  });
  expect(made.key).toBe(scheduled('a.ipynb'));
  const [version] = await bucket.versionsOf(made.key);
  expect(version).toMatchObject({
    versionId: made.versionId,
    sha256: first!.sha256,
    bookstore: {
      how: 'schedule',
      cron: '0 6 * * 1-5',
      parameters: { year: 2026 },
      from: { key: keyOf('a.ipynb'), versionId: first!.versionId }
    }
  });
  await labPage.execute('bookstore:unschedule', { path: 'a.ipynb', confirmed: true });
  const kept = await bucket.versionsOf(made.key);
  expect(kept.filter(({ deleteMarker }) => deleteMarker)).toHaveLength(1);
  expect(kept).toHaveLength(2);
});

test('what could not run is refused before anything is copied', async ({ bucket, labPage }) => {
  await archive(labPage, bucket, 'a.ipynb', [PARAMETERS]);
  const refused = (args: object) =>
    expect(schedule(labPage, { path: 'a.ipynb', ...args })).rejects.toThrow('RejectedError');
  await refused({ cron: '61 * * * *', parameters: {} });
  await refused({ cron: '0 0 30 2 *', parameters: {} });
  await refused({ cron: '', parameters: { month: 1 } });
  await refused({ cron: '', parameters: { year: 'x'.repeat(3_000) } });
  expect(await bucket.versionsOf(scheduled('a.ipynb'))).toEqual([]);
});

test('the dialog says a schedule in words, and keeps what was typed until it is right', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  await archive(labPage, bucket, 'a.ipynb', [PARAMETERS]);
  const asked = schedule(labPage, { path: 'a.ipynb' });
  const dialog = page.getByRole('dialog');
  const cron = dialog.getByRole('textbox', { name: /cron expression/ });
  // The dialog puts the focus there when it is shown, and takes it from what is typed elsewhere.
  await expect(cron).toBeFocused();
  await cron.fill('0 6 * * 1-5');
  await expect(dialog).toContainText('At 06:00, Monday through Friday, UTC');
  await expect(dialog).toContainText('The notebook takes: year, region');
  const parameters = dialog.getByRole('textbox', { name: /Parameters/ });
  await parameters.fill('{"month": 1}');
  await expect(dialog).toContainText('The notebook has no parameter “month”');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog.getByRole('alert')).toContainText('month');
  await expect(cron).toHaveValue('0 6 * * 1-5');
  await expect(cron).toBeFocused();
  await parameters.fill('{"year": 2026}');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  const made = await asked;
  const [version] = await bucket.versionsOf(made.key);
  expect(version!.bookstore).toMatchObject({ cron: '0 6 * * 1-5', parameters: { year: 2026 } });
});

test.describe('in another time zone', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('the dialog says that a schedule is in UTC, and when that is here', async ({
    bucket,
    labPage
  }) => {
    await archive(labPage, bucket, 'a.ipynb', [PARAMETERS]);
    await labPage.start('bookstore:schedule', { path: 'a.ipynb' });
    const dialog = labPage.page.getByRole('dialog');
    const cron = dialog.getByRole('textbox', { name: /cron expression in UTC/ });
    await expect(cron).toBeFocused();
    await cron.fill('0 6 * * *');
    await expect(dialog).toContainText('At 06:00, UTC. Next, in your time zone (Asia/Tokyo):');
    await expect(dialog).toContainText(/(\w+, \w+ \d+, 3:00\sPM( · )?){3}/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});

function schedule(labPage: LabPage, args: object): Promise<{ key: string; versionId: string }> {
  return labPage.execute('bookstore:schedule', args);
}
