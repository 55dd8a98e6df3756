import { expect, keyOf, type LabPage, notebook, test } from './harness';

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');

test('files whose names begin alike keep their own histories', async ({ bucket, lab, labPage }) => {
  const at = new Date().toISOString();
  /** By whom each is written. */
  const authors = {
    'a.ipynb': 'ada',
    'a.ipynb.bak': 'bob',
    'a.ipynb2': 'cyd',
    'A.ipynb': 'dan',
    'a.ipyn': 'eve',
    'a.ipynb-copy.ipynb': 'fay'
  };
  for (let round = 0; round < 40; round++) {
    for (const [name, by] of Object.entries(authors)) {
      await bucket.put(keyOf(name), `${name} ${round}`, { v: 1, at, how: 'manual', by });
    }
  }
  for (const name of ['a.ipynb', 'a.ipynb-copy.ipynb'] as const) {
    lab.write(name, notebook());
    await labPage.open(name);
    await labPage.execute('bookstore:show-history');
    const panel = panelOf(labPage);
    await expect(panel.getByRole('heading', { name, exact: true })).toBeVisible();
    await panel.getByRole('tree').focus();
    await expect
      .poll(
        async () => {
          await panel.getByRole('tree').press('End');
          return panel.getByText('40 versions in all').isVisible();
        },
        { intervals: [100] }
      )
      .toBe(true);
    const rows = panel.locator('[data-kind=version]');
    await expect(rows.filter({ hasText: authors[name] }).first()).toBeVisible();
    const others = Object.values(authors).filter(author => author !== authors[name]);
    await expect(rows.filter({ hasText: new RegExp(others.join('|')) })).toHaveCount(0);
  }
});

test('delete markers and what others wrote are shown for what they are', async ({
  bucket,
  lab,
  labPage
}) => {
  const key = keyOf('a.ipynb');
  await bucket.put(key, 'foreign');
  await bucket.put(key, 'ours', { v: 1, at: new Date().toISOString(), how: 'manual', by: 'bob' });
  await bucket.delete(key);
  await bucket.put(key, 'not ours', { some: 'thing' });
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
  const rows = panelOf(labPage).locator('[data-kind=version]');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('written by another tool');
  await expect(rows.nth(1)).toContainText('Deleted');
  await expect(rows.nth(1)).toContainText('older versions are still here');
  await expect(rows.nth(2)).toContainText('bob');
  await expect(rows.nth(3)).toContainText('written by another tool');
});
