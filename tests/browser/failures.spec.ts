import { archive, cells, expect, keyOf, type LabPage, noticesOf, test } from './harness';

const PATH = 'mine.ipynb';
const REACHED = /try again in a while: The store could not be reached/;

test.use({ settings: { publishing: true } });

const rowIn = ({ page }: LabPage) =>
  page.locator('#jupyterlab-bookstore-history [data-kind=version]').last();
const item = ({ page }: LabPage, name: string) => page.getByRole('menuitem', { name, exact: true });

/** Each way in which people start commands. */
const WAYS: Record<string, (labPage: LabPage) => Promise<void>> = {
  'a double click': async labPage => rowIn(labPage).dblclick(),
  'the keyboard': async labPage => {
    await select(labPage);
    await labPage.page.keyboard.press('Enter');
  },
  'the menu of a row': async labPage => {
    await rowIn(labPage).click({ button: 'right' });
    await item(labPage, 'Restore Version…').click();
  },
  'the palette': async labPage => {
    await labPage.execute('apputils:activate-command-palette');
    const palette = labPage.page.locator('.lm-CommandPalette');
    await palette.locator('input').fill('Download Version');
    await palette.locator('[data-command="bookstore:download-version"]').click();
  },
  'the file browser': async labPage => {
    // Nothing unsaved: that would be saved first, and waited for.
    await labPage.app(app => [...app.shell.widgets('main')].forEach(each => each.dispose()));
    const file = labPage.page.locator('.jp-DirListing-item', { hasText: PATH });
    await file.click({ button: 'right' });
    await item(labPage, 'Publish Notebook…').click();
  }
};

test('whichever way a person starts a command, one notice says why it failed', async ({
  bucket,
  labPage,
  wire
}) => {
  await archive(labPage, bucket, PATH, [cells({ source: 'old = 1' }), cells({ source: 'new' })]);
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  await expect(rowIn(labPage)).toBeVisible();
  await wire.down();

  for (const [way, start] of Object.entries(WAYS)) {
    await test.step(way, async () => {
      await start(labPage);
      await expect(noticesOf(labPage)).toHaveText(REACHED);
      await expect(noticesOf(labPage)).toHaveCount(1);
      await dismiss(labPage);
    });
  }

  await item(labPage, 'File').click();
  await item(labPage, 'Publish Notebook…').click();
  await expect(noticesOf(labPage)).toHaveText(/Open a notebook first/);
  await dismiss(labPage);

  // Another extension has the failure itself, by its class.
  const name = await labPage.app(
    (app, path) =>
      app.commands.execute('bookstore:verify-version', { path }).catch(({ name }: Error) => name),
    PATH
  );
  expect(name).toBe('TransientError');
  await labPage.start('bookstore:open-version', { key: 'elsewhere/x.ipynb' });
  await expect(noticesOf(labPage)).toHaveText(/under none of the prefixes/);
  await expect(noticesOf(labPage)).toHaveCount(1);

  await wire.up();
  const answers = wire.hold(Infinity, ({ method }) => method === 'GET');
  await labPage.start('bookstore:open-version', { path: PATH });
  await expect(noticesOf(labPage)).toHaveText(/Waiting for an answer/);
  answers.release();
  await expect(labPage.page.locator('.jp-Bookstore-version')).toBeVisible();
  await expect(noticesOf(labPage)).toHaveCount(0);
  const opened = await labPage.execute('bookstore:open-version', { path: PATH });
  expect(opened).toMatchObject({ key: keyOf(PATH) });
  await expect(noticesOf(labPage)).toHaveCount(0);
});

async function select(labPage: LabPage): Promise<void> {
  await rowIn(labPage).click();
  await expect(rowIn(labPage)).toHaveAttribute('aria-selected', 'true');
}

async function dismiss(labPage: LabPage): Promise<void> {
  await noticesOf(labPage).locator('.jp-Notification-Toast-Close').click();
  await expect(noticesOf(labPage)).toHaveCount(0);
}
