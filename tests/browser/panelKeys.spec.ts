import { expect, keyOf, type LabPage, notebook, test } from './harness';

const SHORTCUT = 'Control+Alt+Shift+H';
const NAME = 'Clean data, before the split';

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');
const treeOf = (labPage: LabPage) => panelOf(labPage).getByRole('tree');

test.use({ settings: { publishing: true, scheduling: true } });

test.beforeEach(async ({ bucket, lab, labPage }) => {
  for (const source of ['one', 'two', 'three']) {
    const at = new Date().toISOString();
    await bucket.put(keyOf('a.ipynb'), notebook({ seed: source }), { v: 1, at, how: 'manual' });
  }
  lab.write('a.ipynb', notebook({ seed: 'three' }));
  await labPage.open('a.ipynb');
});

test('the keyboard gets to the versions, and is there again after a menu', async ({ labPage }) => {
  const { page } = labPage;
  const tree = treeOf(labPage);
  await page.locator('.jp-Notebook').click();
  await page.keyboard.press(SHORTCUT);
  await expect(tree).toBeFocused();
  await tree.press('Escape');
  await expect(tree).not.toBeFocused();
  await page.keyboard.press(SHORTCUT);
  await expect(tree).toBeFocused();

  await tree.press('End');
  const menu = page.locator('.lm-Menu');
  for (const key of ['Shift+F10', 'ContextMenu']) {
    await tree.press(key);
    await expect(menu).toContainText('Restore Version…');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(tree).toBeFocused();
  }
  const more = panelOf(labPage).getByRole('button', { name: 'More actions' });
  await more.press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  const status = page.locator('.jp-Bookstore-status button');
  await status.press('Enter');
  await expect(menu).toContainText('Show Version History');
  await page.keyboard.press('Escape');
  await expect(status).toBeFocused();
});

test('a list of notebooks has the keyboard when it is shown', async ({ bucket, labPage }) => {
  await bucket.put('published/tester/a.ipynb', notebook());
  await labPage.execute('bookstore:browse-published');
  const list = labPage.page.getByRole('listbox', { name: 'Published Notebooks' });
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(list).toBeFocused();
});

test('a name keeps its place beside what else is said of a version', async ({
  bucket,
  labPage
}) => {
  await labPage.execute('bookstore:show-history');
  const [newest] = await bucket.ids(keyOf('a.ipynb'));
  const version = { path: 'a.ipynb', versionId: newest };
  await labPage.execute('bookstore:name-version', { ...version, name: NAME });
  await labPage.execute('bookstore:pin-version', { ...version, pinned: true });
  await labPage.execute('bookstore:publish', { ...version, note: '' });
  await labPage.execute('bookstore:schedule', { ...version, cron: '', parameters: {} });
  const row = panelOf(labPage).locator('[data-kind=version]', { hasText: NAME });
  for (const badge of ['Published', 'Scheduled', 'Pinned']) {
    await expect(row.getByText(badge, { exact: true })).toBeVisible();
  }
  const { name, time, badges } = await row.evaluate(row => {
    const boxOf = (selector: string) => row.querySelector(selector)!.getBoundingClientRect();
    return {
      name: boxOf('.jp-Bookstore-historyTitle > span'),
      time: boxOf('.jp-Bookstore-historySize'),
      badges: boxOf('.jp-Bookstore-historyBadge')
    };
  });
  expect(name.width).toBeGreaterThan(100);
  expect(name.right).toBeLessThanOrEqual(time.left);
  expect(badges.top).toBeGreaterThanOrEqual(name.bottom);
  await expect(row).toHaveAttribute('title', new RegExp(`${NAME}[^]*Published · Scheduled`));
});

test('a filter that nothing meets says so', async ({ labPage }) => {
  await labPage.execute('bookstore:show-history');
  const panel = panelOf(labPage);
  await expect(panel).toContainText('3 versions in all');
  await panel.getByRole('searchbox').fill('zebra');
  await expect(panel).toContainText('No version matches.');
  await panel.getByRole('searchbox').fill('');
  await expect(panel).not.toContainText('No version matches.');
});

test('a slow bucket is waited for in words', async ({ labPage, wire }) => {
  const held = wire.hold(Infinity, ({ method }) => method === 'GET');
  await labPage.start('bookstore:show-history');
  await expect(panelOf(labPage).getByText('Loading versions…')).toBeVisible();
  held.release();
  await expect(panelOf(labPage)).toContainText('3 versions in all');
  await expect(panelOf(labPage).getByText('Loading versions…')).toHaveCount(0);
});
