import type { Page } from '@playwright/test';
import { captured, expect, keyOf, notebook, settled, test, type LabPage } from './harness';

test('what has versions but no file any more is listed, and comes back', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const texts: Record<string, string> = {
    'kept.ipynb': notebook({ seed: 'kept' }),
    'gone.ipynb': notebook({ seed: 'gone' }),
    'deep/er 日本/gone too.ipynb': notebook({ seed: 'too' })
  };
  lab.write('deep/er 日本/notes.txt', '');
  for (const [path, text] of Object.entries(texts)) {
    await labPage.saveContents(path, text);
  }
  await settled(labPage);
  lab.remove('gone.ipynb');
  lab.remove('deep');

  await browse(labPage);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText('gone too.ipynb');
  await expect(rows(page).nth(0)).toContainText('deep/er 日本');
  await expect(rows(page).nth(1)).toContainText('gone.ipynb');

  await rows(page).nth(0).click();
  await page.getByRole('button', { name: 'Bring Back' }).click();
  await expect(page.locator('.jp-NotebookPanel')).toBeVisible();
  await settled(labPage);
  expect(lab.read('deep/er 日本/gone too.ipynb').toString()).toBe(
    texts['deep/er 日本/gone too.ipynb']
  );
  const versions = await bucket.versionsOf(keyOf('deep/er 日本/gone too.ipynb'));
  expect(versions).toHaveLength(2);
  await browse(labPage);
  await expect(rows(page)).toHaveCount(1);
});

test('the list answers to keys, and opens what it lists', async ({ lab, labPage }) => {
  const { page } = labPage;
  for (const name of ['a', 'b', 'c']) {
    await labPage.saveContents(`${name}.ipynb`, notebook({ seed: name }));
  }
  await settled(labPage);
  for (const name of ['a', 'b', 'c']) {
    lab.remove(`${name}.ipynb`);
  }
  await browse(labPage);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('listbox', { name: 'Deleted Notebooks' }).focus();
  await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+F10');
  await expect(page.locator('.lm-Menu')).toContainText('Open Version');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'Deleted Notebooks' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.jp-Bookstore-version')).toBeVisible();
});

test('a filter finds by name and folder, and says when it finds nothing', async ({
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write('sales/notes.txt', '');
  for (const path of ['sales/year.ipynb', 'other.ipynb']) {
    await labPage.saveContents(path, notebook({ seed: path }));
  }
  await settled(labPage);
  lab.remove('sales');
  lab.remove('other.ipynb');
  await browse(labPage);
  await expect(rows(page)).toHaveCount(2);
  const filter = page.getByRole('searchbox', { name: 'Filter by name or folder' });
  await filter.fill('SALES');
  await expect(rows(page)).toHaveCount(1);
  await filter.fill('nothing like it');
  await expect(page.getByText('Nothing matches “nothing like it”.')).toBeVisible();
});

test('a bucket that does not answer is said, and asked again', async ({ lab, labPage, wire }) => {
  const { page } = labPage;
  await labPage.saveContents('gone.ipynb', notebook());
  await settled(labPage);
  lab.remove('gone.ipynb');
  await wire.down();
  await browse(labPage);
  await expect(page.getByText('The list could not be loaded')).toBeVisible();
  await wire.up();
  await page.getByRole('button', { name: 'Try Again' }).click();
  await expect(rows(page)).toHaveCount(1);
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('what is only in this browser comes back too', async ({ lab, labPage }) => {
    const { page } = labPage;
    const text = notebook({ seed: 'local' });
    await labPage.saveContents('local.ipynb', text);
    await captured(labPage);
    lab.remove('local.ipynb');
    await browse(labPage);
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().click();
    await page.getByRole('button', { name: 'Bring Back' }).click();
    await expect.poll(() => lab.witness('local.ipynb').length).toBe(2);
    expect(lab.read('local.ipynb').toString()).toBe(text);
  });
});

function browse(labPage: LabPage): Promise<unknown> {
  return labPage.execute('bookstore:browse-deleted');
}

function rows(page: Page) {
  return page.getByRole('listbox', { name: 'Deleted Notebooks' }).getByRole('option');
}
