import type { Page } from '@playwright/test';
import { archive, expect, notebook, settled, test } from './harness';

const ana = (path: string) => `published/ana/${path}`;

/** What another user published. */
const META = { v: 1, how: 'publish', by: 'ana', note: 'the final one', at: '2026-11-17T14:02:00Z' };

test.use({ settings: { publishing: true } });

test.describe('one folder for each user', () => {
  test.use({ settings: { publishedPrefix: 'published/{user}', publishing: true } });

  test('what others published is found by folder, opened, and cloned', async ({
    bucket,
    lab,
    labPage
  }) => {
    const { page } = labPage;
    const text = notebook({ seed: 'ana' });
    await bucket.put(ana('reports/sales 日本.ipynb'), text, META);
    await bucket.put(ana('top.ipynb'), notebook({ seed: 'top' }), META);
    await labPage.execute('bookstore:browse-published');
    await rows(page).filter({ hasText: 'ana' }).dblclick();
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).filter({ hasText: 'top.ipynb' })).toContainText(
      'by ana · the final one'
    );
    await rows(page).filter({ hasText: 'reports' }).dblclick();
    const row = rows(page).filter({ hasText: 'sales' });
    await row.dblclick();
    await expect(page.locator('.jp-Bookstore-version')).toContainText('by ana');

    await page.getByRole('tab', { name: 'Published Notebooks' }).click();
    await row.click();
    await page.getByRole('button', { name: 'Clone…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('mine/from ana.ipynb');
    await dialog.getByRole('button', { name: 'Clone' }).click();
    await expect.poll(() => lab.exists('mine/from ana.ipynb')).toBe(true);
    expect(lab.read('mine/from ana.ipynb').toString()).toBe(text);
    await settled(labPage);
  });

  test('a filter looks through all folders below', async ({ bucket, labPage }) => {
    const { page } = labPage;
    for (const path of ['a/one.ipynb', 'b/two.ipynb', 'b/c/one more.ipynb']) {
      await bucket.put(ana(path), notebook({ seed: path }), META);
    }
    await labPage.execute('bookstore:browse-published');
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('searchbox').fill('one');
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('searchbox').fill('');
    await expect(rows(page)).toHaveCount(1);
  });
});

test('what another user published is nobody else’s to take back', async ({ bucket, labPage }) => {
  await bucket.put(ana('a.ipynb'), notebook(), META);
  for (const command of ['unpublish', 'publish']) {
    const args = { key: ana('a.ipynb'), note: '', confirmed: true };
    await expect(labPage.execute(`bookstore:${command}`, args)).rejects.toThrow('RejectedError');
  }
  expect(await bucket.versionsOf(ana('a.ipynb'))).toHaveLength(1);
});

test.describe('a prefix that belongs to somebody else', () => {
  test.use({ settings: { publishedPrefix: 'published/ana', publishing: true } });

  test('the store refuses it, and that is said', async ({ bucket, labPage }) => {
    await bucket.put(ana('a.ipynb'), notebook({ seed: 'hers' }), META);
    await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: 'mine' })]);
    const args = { path: 'a.ipynb', note: '', confirmed: true };
    await expect(labPage.execute('bookstore:publish', args)).rejects.toThrow(
      /ForbiddenError: You may not publish to/
    );
    await expect(labPage.execute('bookstore:unpublish', args)).rejects.toThrow('ForbiddenError');
    expect(await bucket.versionsOf(ana('a.ipynb'))).toHaveLength(1);
  });
});

function rows(page: Page) {
  return page.getByRole('listbox', { name: 'Published Notebooks' }).getByRole('option');
}
