import type { Page } from '@playwright/test';
import {
  asksOnClosing,
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

/** Hold what the page asks for of this extension after the two files with which it begins. */
async function holdParts(page: Page): Promise<{ held: number; release: () => void }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => (release = resolve));
  const parts = { held: 0, release };
  let asked = 0;
  await page.route('**/jupyterlab-bookstore/static/*.js*', async route => {
    if (++asked > 2) {
      parts.held += 1;
      await released;
    }
    await route.continue();
  });
  return parts;
}

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

test('what is left out stays so under another name, and in a folder with another name', async ({
  bucket,
  lab,
  labPage
}) => {
  const rename = (from: string, to: string) =>
    labPage.app((app, [from, to]) => app.serviceManager.contents.rename(from, to), [from, to]);
  const selectionOf = (path: string) =>
    withBookstore(labPage, (bookstore, path) => bookstore.selectionOf(path), path);
  lab.write(`one/${PATH}`, notebook());
  await labPage.execute('bookstore:archive-notebook', { path: `one/${PATH}`, archived: false });
  await expect.poll(() => selectionOf(`one/${PATH}`)).toBe('left-out');

  await rename(`one/${PATH}`, 'one/b!.ipynb');
  await expect.poll(() => selectionOf('one/b!.ipynb')).toBe('left-out');
  expect(await selectionOf(`one/${PATH}`)).toBe('archived');
  await rename('one', 'two');
  await expect.poll(() => selectionOf('two/b!.ipynb')).toBe('left-out');
  await labPage.saveContents('two/b!.ipynb', notebook({ seed: '2' }));
  await labPage.saveContents('fence.ipynb', notebook());
  await settled(labPage);
  expect((await bucket.versions()).map(({ key }) => key)).toEqual([keyOf('fence.ipynb')]);
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

  test('a save that comes before such a glob can be read is held back until it can', async ({
    bucket,
    lab,
    labPage
  }) => {
    const { page } = labPage;
    lab.write('drafts/a.ipynb', notebook());
    const parts = await holdParts(page);
    await labPage.reload();
    await expect.poll(() => parts.held).toBeGreaterThan(0);
    for (const path of ['drafts/a.ipynb', 'a.ipynb']) {
      await labPage.saveContents(path, notebook({ seed: '2' }));
    }
    expect(await withBookstore(labPage, ({ capture }) => capture.pending)).toBe(2);
    expect(await asksOnClosing(page)).toBe(true);
    expect(await bucket.count()).toBe(0);

    parts.release();
    await settled(labPage);
    expect((await bucket.versions()).map(({ key }) => key)).toEqual([keyOf('a.ipynb')]);
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
