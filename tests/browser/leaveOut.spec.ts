import type { Page } from '@playwright/test';
import {
  expect,
  keyOf,
  type LabPage,
  notebook,
  noticesOf,
  settled,
  statusOf,
  test,
  withBookstore
} from './harness';

const PATH = 'draft [1].ipynb';

const panelOf = (page: Page) => page.locator('#jupyterlab-bookstore-history');
const versionsIn = (page: Page) => panelOf(page).locator('[data-kind=version]');
const selectionOf = (labPage: LabPage) =>
  withBookstore(labPage, (bookstore, path) => bookstore.selectionOf(path), PATH);

/** Save it, and then another one, which is archived after it if it is at all. */
async function save(labPage: LabPage, seed: string): Promise<void> {
  await labPage.saveContents(PATH, notebook({ seed }));
  await labPage.saveContents('fence.ipynb', notebook({ seed }));
  await settled(labPage);
}

async function fromFileMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('a notebook is left out from its menus, which the panel says, and archived again', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const count = () => bucket.count(keyOf(PATH));
  lab.write(PATH, notebook());
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  await save(labPage, '1');
  await expect(versionsIn(page)).toHaveCount(1);

  await fromFileMenu(page, 'Stop Archiving This Notebook');
  const panel = panelOf(page);
  await expect(panel).toContainText('This notebook is left out: its saves make no versions.');
  await expect(panel).toContainText('Not archived');
  await expect(statusOf(labPage)).toHaveText('Not archived');
  await save(labPage, '2');
  expect(await count()).toBe(1);
  await expect(versionsIn(page)).toHaveCount(1);

  await noticesOf(labPage).getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('button', { name: 'Archive It Again' })).toHaveCount(0);
  await save(labPage, '3');
  expect(await count()).toBe(2);

  await page.locator('.jp-DirListing-item', { hasText: PATH }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Stop Archiving This Notebook' }).click();
  await panel.getByRole('button', { name: 'Archive It Again' }).click();
  await expect.poll(() => selectionOf(labPage)).toBe('archived');
  await save(labPage, '4');
  expect(await count()).toBe(3);
});

test.describe('with a folder left out', () => {
  test.use({ settings: { exclude: ['drafts/**'] } });

  test('a notebook in it is not archived by itself', async ({ lab, labPage }) => {
    const path = 'drafts/a.ipynb';
    lab.write(path, notebook());
    await labPage.open(path);
    await labPage.execute('bookstore:show-history');
    await expect(panelOf(labPage.page)).toContainText('left out with others');
    await expect(labPage.execute('bookstore:archive-notebook', { path })).rejects.toThrow(
      /RejectedError.*exclude/
    );
    const args = { path, archived: false };
    expect(await labPage.execute('bookstore:archive-notebook', args)).toEqual(args);
  });
});

test('archiving is paused from the status item, and resumed from the panel', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write(PATH, notebook());
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  await save(labPage, '1');
  await page.locator('.jp-Bookstore-statusItem').click();
  await page.getByRole('menuitem', { name: 'Pause Archiving' }).click();
  await expect(statusOf(labPage)).toHaveText('Archiving off');
  await save(labPage, '2');
  expect(await bucket.count()).toBe(2);
  await expect(versionsIn(page)).toHaveCount(1);
  await panelOf(page).getByRole('button', { name: 'Resume Archiving' }).click();
  await expect(statusOf(labPage)).not.toHaveText('Archiving off');
  await save(labPage, '3');
  expect(await bucket.count()).toBe(4);
});
