import { anyPut, asksOnClosing, expect, notebook, test } from './harness';

test('closing the page asks first while a save waits for the bucket', async ({
  bucket,
  labPage,
  wire
}) => {
  const { page } = labPage;
  // Without a document: an open one can ask by itself.
  expect(await asksOnClosing(page)).toBe(false);
  const held = wire.hold(1, anyPut);
  await labPage.saveContents('a.ipynb', notebook());
  await expect.poll(() => held.fired).toBe(1);
  expect(await asksOnClosing(page)).toBe(true);

  held.release();
  await expect.poll(() => bucket.count()).toBe(1);
  await expect.poll(() => asksOnClosing(page)).toBe(false);
});

test('the status item offers what can be done', async ({ labPage }) => {
  const { page } = labPage;
  await page.locator('.jp-Bookstore-statusItem').click();
  const menu = page.locator('.lm-Menu-itemLabel');
  await expect(menu.filter({ hasText: 'Retry Uploads' })).toBeVisible();
  await menu.filter({ hasText: 'Settings…' }).click();
  await expect(
    page.locator('.jp-SettingsPanel, .jp-PluginEditor, #setting-editor')
  ).not.toHaveCount(0);
});
