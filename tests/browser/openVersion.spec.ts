import {
  anyRequest,
  archive,
  cells,
  expect,
  keyOf,
  sessionsOf,
  test,
  withBookstore
} from './harness';

const PATH = 'mine.ipynb';
const OLD = cells({ source: 'old = 1' }, { cell_type: 'markdown', source: '# Heading' });
const NEW = cells({ source: 'new = 2' });

test('a version opens read-only beside its notebook and survives a reload', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write(PATH, NEW);
  const [first, second] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  await labPage.open(PATH);

  const { key, versionId } = first!;
  const opened = await labPage.execute('bookstore:open-version', { path: PATH, versionId });
  expect(opened).toEqual({ key, versionId });
  const view = page.locator('.jp-Bookstore-version');
  await expect(view.locator('.jp-NotebookPanel-notebook')).toContainText('old = 1');
  await expect(view.getByRole('heading', { name: 'Heading' })).toBeVisible();
  await expect(view.locator('.jp-Bookstore-bannerTitle')).toHaveText(/^Version of \d/);
  // Beside, not above.
  await expect(page.getByText('new = 2')).toBeVisible();

  await view.getByText('old = 1').click();
  await page.keyboard.type('typed');
  await page.keyboard.press('Escape');
  for (const typed of ['d', 'd', 'a', 'Shift+Enter']) {
    await page.keyboard.press(typed);
  }
  await expect(view).not.toContainText('typed');
  await expect(view.locator('.jp-Cell')).toHaveCount(2);

  // Lab writes its layout down a while after it changed.
  const layout = async () => (await lab.fetch('lab/api/workspaces/default')).text();
  await expect.poll(layout).toContain('"bookstore-versions:');
  await expect
    .poll(async () => (await layout()).split('bookstore-versions:').length)
    .toBeGreaterThan(2);
  await labPage.reload();
  await expect(view.locator('.jp-NotebookPanel-notebook')).toContainText('old = 1');
  await labPage.execute('bookstore:open-version', { key, versionId });
  await expect(view).toHaveCount(1);
  const newest = await labPage.execute('bookstore:open-version', { path: PATH });
  expect(newest).toEqual({ key, versionId: second!.versionId });
  await expect(view).toHaveCount(2);
  // Both in one place: the notebook gets no narrower.
  await expect(page.locator('#jp-main-dock-panel .lm-DockPanel-tabBar')).toHaveCount(2);

  expect(await sessionsOf(lab)).toEqual([PATH]);
  expect(await bucket.count()).toBe(2);
  expect(
    await withBookstore(labPage, (service, path) => service.placeOf(path), 'Bookstore:a/b.ipynb')
  ).toBeNull();
});

test('Lab starts although the bucket is silent, and an open version is there the next time', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const { page } = labPage;
  const [first] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { key, versionId } = first!;
  await labPage.execute('bookstore:open-version', { key, versionId });
  const layout = async () => (await lab.fetch('lab/api/workspaces/default')).text();
  await expect
    .poll(async () => (await layout()).split('bookstore-versions:').length)
    .toBeGreaterThan(2);

  const silence = wire.hold(Infinity, anyRequest);
  await labPage.reload();
  await expect.poll(() => silence.fired).toBeGreaterThan(0);
  await expect(page.locator('.jp-Bookstore-version')).toHaveCount(0);
  silence.release();
  await labPage.reload();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('old = 1');
});

test('wrong arguments are refused by name', async ({ bucket, labPage }) => {
  await archive(labPage, bucket, PATH, [OLD]);
  const refusal = (args: object) =>
    labPage.app(
      (app, args) =>
        app.commands.execute('bookstore:open-version', args).then(
          () => 'opened',
          ({ name }: Error) => name
        ),
      args
    );
  expect(await refusal({ path: PATH, key: keyOf('other.ipynb') })).toBe('RejectedError');
  expect(await refusal({ key: 'elsewhere/mine.ipynb' })).toBe('RejectedError');
  expect(await refusal({ key: keyOf('../mine.ipynb') })).toBe('RejectedError');
  expect(await refusal({})).toBe('RejectedError');
  expect(await refusal({ path: PATH, versionId: 'local:none' })).toBe('NotFoundError');
  expect(await refusal({ path: 'none.ipynb' })).toBe('NotFoundError');
});

test('broken JSON opens as text, with an explanation', async ({ bucket, labPage }) => {
  const { page } = labPage;
  const [broken] = await archive(labPage, bucket, PATH, ['{"cells": [<b>half']);
  await labPage.execute('bookstore:open-version', { path: PATH, versionId: broken!.versionId });
  const view = page.locator('.jp-Bookstore-version');
  await expect(view.locator('pre')).toHaveText('{"cells": [<b>half');
  await expect(view).toContainText('broken JSON');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
