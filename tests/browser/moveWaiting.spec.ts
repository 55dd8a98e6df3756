import {
  anyPut,
  captured,
  expect,
  notebook,
  noticesOf,
  setSetting,
  settled,
  statusOf,
  test,
  USER,
  withBookstore
} from './harness';

const PLUGIN = 'jupyterlab-bookstore:plugin';
const OLD = `workspace/${USER}`;
const NEW = `${OLD}/new`;

test('saves for a place that may not be written are moved, if a person wants it', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const { page } = labPage;
  const refused = wire.answer(
    403,
    'AccessDenied',
    Infinity,
    each => anyPut(each) && each.path.endsWith(`${OLD}/a.ipynb`)
  );
  for (const seed of ['1', '2']) {
    await labPage.saveContents('a.ipynb', notebook({ seed }));
    await captured(labPage);
  }
  await expect(statusOf(labPage)).toHaveText('Paused: access denied');
  const move = noticesOf(labPage).getByRole('button', { name: 'Move to the Current Bucket…' });
  await expect(noticesOf(labPage)).toBeVisible();
  await expect(move).toHaveCount(0);

  await setSetting(labPage, PLUGIN, 'workspacePrefix', NEW);
  await expect
    .poll(() => withBookstore(labPage, bookstore => bookstore.locate('a.ipynb').key))
    .toBe(`${NEW}/a.ipynb`);
  await labPage.saveContents('a.ipynb', notebook({ seed: '3' }));
  await expect.poll(() => bucket.count(`${NEW}/a.ipynb`)).toBe(1);
  expect(refused.fired).toBeGreaterThan(0);

  const dialog = page.getByRole('dialog');
  await labPage.start('bookstore:move-waiting');
  await expect(dialog).toContainText('Move 2 waiting saves?');
  await expect(dialog).toContainText(`s3://${bucket.name}/${OLD} `);
  await expect(dialog).toContainText(`s3://${bucket.name}/${NEW} `);
  await dialog.getByRole('button', { name: 'Let Them Wait' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await bucket.count()).toBe(1);

  await move.click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await settled(labPage);
  const written = lab.witness('a.ipynb').map(({ sha256 }) => sha256);
  const versions = await bucket.versionsOf(`${NEW}/a.ipynb`);
  expect(versions.map(({ sha256 }) => sha256)).toEqual([written[2], written[0], written[1]]);
  expect(versions.map(({ bookstore }) => bookstore.late ?? false)).toEqual([false, true, true]);
  expect(await bucket.count()).toBe(3);
});
