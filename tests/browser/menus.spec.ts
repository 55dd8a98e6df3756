import type { Page } from '@playwright/test';
import { expect, notebook, settled, test } from './harness';

test('the File menu and the file browser lead to the history', async ({ lab, labPage }) => {
  const { page } = labPage;
  lab.write('front.ipynb', notebook({ seed: 'front' }));
  await labPage.saveContents('closed.ipynb', notebook({ seed: 'closed' }));
  await settled(labPage);
  await labPage.open('front.ipynb');

  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Show Version History' }).click();
  await expect(panel(page).getByRole('heading', { name: 'front.ipynb' })).toBeVisible();

  await page.locator('.jp-DirListing-item', { hasText: 'closed.ipynb' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show Version History' }).click();
  await expect(panel(page).getByRole('heading', { name: 'closed.ipynb' })).toBeVisible();
  await expect(panel(page).locator('[data-kind=version]')).toHaveCount(1);
});

test('the file browser leads to what was deleted', async ({ lab, labPage }) => {
  const { page } = labPage;
  await labPage.saveContents('gone.ipynb', notebook());
  await settled(labPage);
  lab.remove('gone.ipynb');
  await page
    .locator('.jp-DirListing-content')
    .click({ button: 'right', position: { x: 20, y: 300 } });
  await page.getByRole('menuitem', { name: 'Browse Deleted Notebooks' }).click();
  await expect(page.getByRole('option', { name: /gone\.ipynb/ })).toBeVisible();
});

test('the notebook’s toolbar button and the shortcut show the history', async ({
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await page.locator('[data-command="bookstore:show-history"]').first().click();
  await expect(panel(page)).toBeVisible();
  await labPage.app(app => app.shell.collapseRight());
  await expect(panel(page)).toBeHidden();
  await page.keyboard.press('Control+Alt+Shift+H');
  await expect(panel(page)).toBeVisible();
});

test('every command introduces itself, and none asks for what it was told', async ({ labPage }) => {
  const publish = await labPage.app(app => app.commands.describedBy('bookstore:publish'));
  expect(Object.keys(publish.args.properties)).toContain('note');
  const described = await labPage.app(async app => {
    const ids = app.commands.listCommands().filter((id: string) => id.startsWith('bookstore:'));
    const all = ids.map(async (id: string) => ({
      id,
      label: app.commands.label(id),
      caption: app.commands.caption(id),
      args: (await app.commands.describedBy(id)).args?.type
    }));
    return Promise.all(all);
  });
  expect(described.length).toBeGreaterThan(4);
  for (const command of described) {
    expect(command).toEqual({
      id: expect.stringMatching(/^bookstore:[a-z-]+$/),
      label: expect.stringMatching(/\S/),
      caption: expect.stringMatching(/\S/),
      args: 'object'
    });
  }
});

function panel(page: Page) {
  return page.locator('#jupyterlab-bookstore-history');
}
