import type { Page } from '@playwright/test';
import { archive, cells, expect, LabPage, notebook, settled, test } from './harness';

const ana = (path: string) => `published/ana/${path}`;

const HOSTILE = {
  data: { 'text/html': '<img src=x onerror="window.hostile=1">' },
  metadata: {},
  output_type: 'display_data'
};

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
    lab.write('chosen/other.ipynb', notebook());
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
    await chooseFolder(page, 'chosen');
    await expect.poll(() => lab.witness('chosen/sales 日本.ipynb').length).toBe(1);
    expect(lab.read('chosen/sales 日本.ipynb').toString()).toBe(text);
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

test.describe('with keys that only read', () => {
  test.use({ settings: { publishedPrefix: 'published/{user}' } });

  test('it is found, compared with mine, and cloned without overwriting or trusting anything', async ({
    bucket,
    credentials,
    lab,
    page,
    wire
  }) => {
    credentials.isReader = true;
    const theirs = cells({ source: 'theirs = 1', metadata: { trusted: true }, outputs: [HOSTILE] });
    const mine = cells({ source: 'mine = 2' });
    await bucket.put(ana('reports/sales.ipynb'), theirs, META);
    await bucket.put(ana('reports/other.ipynb'), theirs, META);
    lab.write('reports/sales.ipynb', mine);
    const labPage = new LabPage(page, lab);
    await labPage.openLab();
    await labPage.execute('bookstore:browse-published');
    await rows(page).filter({ hasText: 'ana' }).dblclick();
    await rows(page).filter({ hasText: 'reports' }).dblclick();

    const compare = page.getByRole('menuitem', { name: 'Compare with Mine' });
    await rows(page).filter({ hasText: 'other' }).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Open Version…' })).toBeVisible();
    await expect(compare).toHaveCount(0);
    await page.keyboard.press('Escape');
    const row = rows(page).filter({ hasText: 'sales' });
    await row.click({ button: 'right' });
    await compare.click();
    const view = page.locator('.jp-Bookstore-compare');
    await expect(view.locator('.jp-Bookstore-compareSide')).toHaveText([/by ana$/, /Working copy/]);
    await expect(view).toContainText('theirs = 1');
    await expect(view).toContainText('mine = 2');

    await page.getByRole('tab', { name: 'Published Notebooks' }).click();
    await row.click();
    await page.getByRole('button', { name: 'Clone…' }).click();
    await chooseFolder(page, 'reports');
    const cloned = () => lab.witness().map(({ path }) => path);
    await expect.poll(cloned).toEqual([expect.stringMatching(/^reports\/sales-\d{4}-.*\.ipynb$/)]);
    expect(lab.read('reports/sales.ipynb').toString()).toBe(mine);
    expect(lab.read(cloned()[0]!).toString()).toBe(theirs);
    const trusted = labPage.app(async (app, path) => {
      const { context } = await app.commands.execute('docmanager:open', { path });
      await context.ready;
      return context.model.cells.get(0).trusted;
    }, cloned()[0]!);
    expect(await trusted).toBe(false);
    expect(await page.evaluate(() => (window as any).hostile)).toBeUndefined();
    // The clone's own save is refused: these keys read, and no more.
    const writes = () => wire.requests.filter(({ method }) => method === 'PUT');
    await expect.poll(() => writes().map(({ status }) => status)).toContain(403);
    expect(await bucket.count()).toBe(2);
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

/** Choose a folder at the top in Lab's dialog. */
async function chooseFolder(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('.jp-DirListing-item', { hasText: name }).click();
  await dialog.getByRole('button', { name: 'Select' }).click();
}

function rows(page: Page) {
  return page.getByRole('listbox', { name: 'Published Notebooks' }).getByRole('option');
}
