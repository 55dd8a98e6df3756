import type { Locator, Page } from '@playwright/test';
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

test('cells can be dragged out of a version, untrusted, and none into it', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const bait = { 'text/html': '<img src="x:" onerror="window.hostile = 1">' };
  const outputs = [{ data: bait, metadata: {}, output_type: 'display_data' }];
  const hostile = { source: 'theirs = 1', metadata: { trusted: true }, outputs };
  const OTHER = cells(hostile, { source: 'theirs = 2' });
  lab.write(PATH, NEW);
  const [old] = await archive(labPage, bucket, PATH, [OTHER, NEW]);
  await labPage.open(PATH);
  const args = { path: PATH, versionId: old!.versionId };
  await labPage.execute('bookstore:open-version', args);
  const view = page.locator('.jp-Bookstore-version');
  const mine = page.locator('.jp-NotebookPanel:not(.jp-Bookstore-version *)');
  await expect(view.locator('.jp-Cell')).toHaveCount(2);
  await expect(view.locator('.jp-Notebook-footer')).toHaveCount(0);

  const sources = () => view.locator('.jp-CodeCell .cm-content').allTextContents();
  const [first, second] = [view.locator('.jp-Cell').nth(0), view.locator('.jp-Cell').nth(1)];
  await drag(page, second, first);
  await drag(page, mine.locator('.jp-Cell').first(), first);
  expect(await sources()).toEqual(['theirs = 1', 'theirs = 2']);

  await drag(page, first, mine.locator('.jp-Cell').first());
  await expect(mine.locator('.jp-Cell')).toHaveCount(2);
  const taken = await labPage.app((app, path) => {
    const panel: any = [...app.shell.widgets('main')].find((w: any) => w.context?.path === path);
    const cell = panel.content.model.cells.get(0);
    return { source: cell.sharedModel.getSource(), trusted: cell.trusted };
  }, PATH);
  expect(taken).toEqual({ source: 'theirs = 1', trusted: false });
  expect(await page.evaluate(() => (window as any).hostile)).toBeUndefined();
  expect(await sources()).toEqual(['theirs = 1', 'theirs = 2']);
});

/** Drag a cell by its prompt upon another one. */
async function drag(page: Page, cell: Locator, to: Locator): Promise<void> {
  await cell.locator('.jp-InputPrompt').hover();
  await page.mouse.down();
  const { x, y, width, height } = (await to.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 10 });
  await page.mouse.up();
}

test('a version is searched by Lab’s own search, with nothing to replace', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  const many = Array.from({ length: 200 }, (_, index) => ({ source: `number_${index} = 1` }));
  const [version] = await archive(labPage, bucket, PATH, [cells(...many), NEW]);
  const { versionId } = version!;
  await labPage.execute('bookstore:open-version', { path: PATH, versionId });
  const view = page.locator('.jp-Bookstore-version');
  await view.getByText('number_0 = 1').click();
  await page.keyboard.press('Control+f');
  const search = view.locator('.jp-DocumentSearch-overlay');
  await search.getByRole('textbox').first().fill('number_19');
  await expect(search.locator('.jp-DocumentSearch-index-counter')).toHaveText(/\/11$/);
  await page.keyboard.press('Enter');
  // Far below what was in sight.
  await expect(view.getByText('number_190 = 1')).toBeVisible();
  await expect(search.locator('.jp-DocumentSearch-replace-entry')).toHaveCount(0);
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
