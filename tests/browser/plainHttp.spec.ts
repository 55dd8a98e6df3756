import {
  cells,
  expect,
  expectArchived,
  keyOf,
  noticesOf,
  settled,
  test,
  violationsIn
} from './harness';
import { CHROMIUM_ARGS, findChromium, OTHER_HOST, OTHER_HOST_ARGS } from './harness/chromium.mjs';

// All that is done with versions, one after the other.
test.setTimeout(300_000);

const PATH = 'a.ipynb';

test.use({
  labHost: OTHER_HOST,
  launchOptions: {
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, ...OTHER_HOST_ARGS]
  }
});

test('over plain http all of it works, and its limits are said once', async ({
  bucket,
  lab,
  labPage,
  page
}) => {
  const lacking = await page.evaluate(() => [
    isSecureContext,
    'subtle' in crypto,
    'randomUUID' in crypto,
    'locks' in navigator,
    'clipboard' in navigator
  ]);
  expect(lacking).toEqual([false, false, false, false, false]);

  lab.write(PATH, cells({ source: 'first = 1' }));
  await labPage.open(PATH);
  await labPage.save(PATH);
  await settled(labPage);
  await labPage.editCell(PATH, 'second = 2');
  await labPage.save(PATH);
  await settled(labPage);
  await expectArchived(bucket, lab, PATH);
  const [first, second] = await bucket.versionsOf(keyOf(PATH));

  await labPage.execute('bookstore:show-history');
  const panel = page.getByRole('region', { name: 'Version history' });
  const rows = panel.locator('[role=treeitem][data-kind=version]');
  await expect(rows.nth(1)).toBeVisible();
  const limits = panel.getByRole('note');
  await expect(limits).toContainText('plain http');
  expect(await violationsIn(labPage, '.jp-Bookstore-plainHttp')).toEqual([]);
  await limits.getByRole('button', { name: 'Understood' }).click();
  await expect(limits).toHaveCount(0);

  const at = { path: PATH, versionId: first!.versionId };
  await labPage.execute('bookstore:compare-versions', { ...at, with: second!.versionId });
  const compare = page.locator('.jp-Bookstore-compare');
  await expect(compare.getByRole('group', { name: '· changed' })).toBeVisible();

  await labPage.start('bookstore:copy-reference', at);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`versionId=${first!.versionId}`);
  await dialog.getByRole('button', { name: 'Copy S3 address' }).click();
  await expect(dialog.getByText('S3 address copied')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const filter = panel.getByPlaceholder('Filter');
  await filter.focus();
  await page.keyboard.press('Control+V');
  await expect(filter).toHaveValue(
    `s3://${bucket.name}/${keyOf(PATH)}?versionId=${first!.versionId}`
  );
  await filter.fill('');

  await labPage.execute('bookstore:restore-version', { ...at, confirmed: true });
  await settled(labPage);
  expect(lab.read(PATH).toString()).toContain('first = 1');
  const restored = (await bucket.versionsOf(keyOf(PATH))).at(-1)!;
  expect(restored.bookstore.how).toBe('restore');
  expect(restored.sha256).toBe(first!.sha256);
  expect(
    await labPage.execute('bookstore:verify-version', { ...at, confirmed: true })
  ).toMatchObject({
    verified: true,
    sha256: first!.sha256
  });
  await expect(noticesOf(labPage)).toHaveCount(0);

  await labPage.reload();
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  await expect(rows.filter({ hasText: 'Restored from' })).toHaveCount(1);
  await expect(limits).toHaveCount(0);
});
