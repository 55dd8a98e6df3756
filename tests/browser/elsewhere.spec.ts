import { expect, keyOf, notebook, statusOf, test } from './harness';

const AT = '2026-11-01T12:00:00.000Z';

test('what another browser archived is told with its time, and nothing is claimed before', async ({
  bucket,
  lab,
  labPage
}) => {
  for (const name of ['opened.ipynb', 'history.ipynb', 'new.ipynb']) {
    lab.write(name, notebook());
  }
  for (const name of ['opened.ipynb', 'history.ipynb']) {
    await bucket.put(keyOf(name), 'theirs', { v: 1, at: AT, how: 'manual', by: 'ana' });
  }
  const item = labPage.page.locator('.jp-Bookstore-statusItem');
  const told = /^Archived .*November 1, 2026/;

  await labPage.open('new.ipynb');
  await expect(statusOf(labPage)).toHaveText('Ready to archive');
  await expect(item.locator('.jp-Bookstore-statusDot')).toHaveCSS('width', '8px');
  await labPage.open('opened.ipynb');
  await expect(item).toHaveAttribute('title', told);

  await labPage.open('history.ipynb');
  await expect(statusOf(labPage)).toHaveText('Ready to archive');
  await labPage.execute('bookstore:show-history');
  await expect(labPage.page.locator('#jupyterlab-bookstore-history')).toContainText(
    /Archived Nov 1, 2026/
  );
  await expect(item).toHaveAttribute('title', told);
  await labPage.open('new.ipynb');
  await expect(statusOf(labPage)).toHaveText('Ready to archive');
  expect(await bucket.count()).toBe(2);
});
