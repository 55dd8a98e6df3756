import type { Page } from '@playwright/test';
import {
  expect,
  expectArchived,
  keyOf,
  LabPage,
  notebook,
  picture,
  settled,
  test,
  USER
} from './harness';
import { NOTEBOOK_7 } from './harness/notebook7';

test.use({ labOptions: NOTEBOOK_7, settings: { publishing: true } });

test('Notebook 7 archives, shows the history, opens, compares, restores, checks and publishes', async ({
  bucket,
  lab,
  page
}) => {
  const first = notebook({ seed: 'first', sizeBytes: 0 });
  lab.write('a.ipynb', first);
  const notebook7 = new LabPage(page, lab);
  await page.goto(`${lab.url}notebooks/a.ipynb?token=${lab.token}`);
  await notebook7.restored();
  await page.locator('.jp-Cell').first().waitFor();
  await notebook7.app(async app => {
    const [widget] = app.shell.widgets('main');
    await widget.context.ready;
  });
  for (const source of ['x = 1', 'x = 2']) {
    await notebook7.editCell('a.ipynb', source);
    await notebook7.execute('docmanager:save');
    await settled(notebook7);
  }
  await expectArchived(bucket, lab, 'a.ipynb');
  const [older] = await bucket.versionsOf(keyOf('a.ipynb'));

  await page.locator('[data-command="bookstore:show-history"]').first().click();
  await expect(
    panel(page)
      .getByText(/Archived/)
      .first()
  ).toBeVisible();
  const rows = panel(page).locator('[data-kind=version]');
  await expect(rows).toHaveCount(2);
  await picture(notebook7, 'notebook7', {
    axe: '#jupyterlab-bookstore-history',
    shown: page.locator('#main'),
    heightPx: 480
  });
  await rows.nth(1).dblclick();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('x = 1');

  await notebook7.execute('bookstore:compare-versions', {
    path: 'a.ipynb',
    versionId: older!.versionId,
    with: 'working-copy'
  });
  await expect(page.getByText('x = 2').last()).toBeVisible();
  // What was shown aside gives its place to what is shown next.
  await expect(page.locator('.jp-Bookstore-version')).toHaveCount(0);

  await notebook7.execute('bookstore:restore-version', {
    path: 'a.ipynb',
    versionId: older!.versionId,
    confirmed: true
  });
  await settled(notebook7);
  expect((await bucket.versionsOf(keyOf('a.ipynb'))).at(-1)).toMatchObject({
    sha256: older!.sha256,
    bookstore: { how: 'restore' }
  });
  const check = notebook7.execute('bookstore:check-setup');
  await expect(page.locator('#jupyterlab-bookstore-setup')).toContainText('Nothing is wrong');
  await check;
  const published = await notebook7.execute<{ key: string }>('bookstore:publish', { note: '' });
  expect(published.key).toBe(`published/${USER}/a.ipynb`);
});

function panel(page: Page) {
  return page.locator('#jupyterlab-bookstore-history');
}
