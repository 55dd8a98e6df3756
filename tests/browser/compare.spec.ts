import { mkdirSync } from 'node:fs';

import type { Locator } from '@playwright/test';

import {
  anyRequest,
  archive,
  cells,
  expect,
  keyOf,
  type LabPage,
  noticesOf,
  test,
  violationsIn
} from './harness';

const PATH = 'mine.ipynb';
const COMPARE = '.jp-Bookstore-compare';
const SHOTS = 'test-results/compare';

/** Twelve pixels by eight. */
const RED =
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAEUlEQVR42mM4oaFBEDGMKgIA9KxpAUT3+xwAAAAASUVORK5CYII=';
const BLUE =
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAEUlEQVR42mPQ0DhBEDGMKgIAfKxpAcb5BrkAAAAASUVORK5CYII=';
const picture = (data: string) => [
  { data: { 'image/png': data }, metadata: {}, output_type: 'display_data' }
];

const OLD = [
  { cell_type: 'markdown', source: '# Sales' },
  { source: 'import pandas as pd' },
  { source: 'df = pd.read_csv("sales.csv")\ndf = df[df.year >= 2019]\ndf.groupby("region").sum()' },
  { source: 'plot(df, kind="bar")' },
  { source: 'save(df)', outputs: picture(RED), execution_count: 4 },
  { source: 'last = 1' }
];
const named = (ids: string[], list: object[]) =>
  cells(...list.map((cell, index) => ({ ...cell, id: ids[index] })));
const BEFORE = named(['a', 'b', 'c', 'd', 'e', 'f'], OLD);
const AFTER = named(
  ['a', 'b', 'c', 'n', 'e', 'f'],
  [
    OLD[0]!,
    OLD[1]!,
    { source: OLD[2]!.source.replace('2019', '2024') },
    { source: 'df.describe()' },
    { ...OLD[4]!, outputs: picture(BLUE), execution_count: 7 },
    OLD[5]!
  ]
);

const viewOf = ({ page }: LabPage) => page.locator(COMPARE);
const cell = (labPage: LabPage, name: string | RegExp) =>
  viewOf(labPage).getByRole('group', { name });
const namesOf = (view: Locator) =>
  view
    .locator('[data-change]')
    .evaluateAll(all => all.map(each => each.getAttribute('aria-label')));

/** The view in Lab's light and dark theme, each without anything for axe-core to find. */
async function shoot(labPage: LabPage, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const theme of ['Dark', 'Light']) {
    await labPage.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` });
    await expect(labPage.page.locator('body')).toHaveAttribute(
      'data-jp-theme-light',
      String(theme === 'Light')
    );
    await labPage.page.waitForTimeout(500);
    await labPage.page.screenshot({ path: `${SHOTS}/${name}-${theme.toLowerCase()}.png` });
    expect(await violationsIn(labPage, COMPARE)).toEqual([]);
  }
}

test('a version is compared with the one before, cell by cell', async ({ bucket, labPage }) => {
  const { page } = labPage;
  const [first, second] = await archive(labPage, bucket, PATH, [BEFORE, AFTER]);
  await labPage.open(PATH);
  await labPage.execute('application:toggle-left-area');
  const args = { path: PATH, versionId: second!.versionId, with: 'previous' };
  expect(await labPage.execute('bookstore:compare-versions', args)).toEqual({
    key: keyOf(PATH),
    versionId: second!.versionId
  });
  const view = viewOf(labPage);
  await expect(view.locator('.jp-Bookstore-compareSide')).toHaveText([
    /^−Version of \d/,
    /^\+Version of \d/
  ]);
  expect(await namesOf(view)).toEqual([
    'Cell 3 · changed',
    'Cell 4 · removed',
    'Cell 4 · added',
    'Cell 5 · outputs changed'
  ]);
  await expect(view.getByText('4 changes')).toBeVisible();
  await expect(cell(labPage, /^Cell 3/).locator('.cm-deletedText')).toHaveText('19');
  await expect(cell(labPage, /^Cell 3/).locator('.cm-changedText')).toHaveText('24');
  // Beside the notebook, once for each pair.
  await expect(page.locator('.jp-NotebookPanel')).toBeVisible();
  await labPage.execute('bookstore:compare-versions', args);
  await expect(view).toHaveCount(1);
  await expect(page.getByRole('tab', { name: 'mine.ipynb · Compare' })).toHaveCount(1);

  await expect(view.getByText('# Sales')).toHaveCount(0);
  await view.getByRole('button', { name: '2 unchanged cells' }).click();
  await expect(view.getByText('# Sales')).toBeVisible();
  await shoot(labPage, 'previous');

  await page.keyboard.press('Escape');
  await view.getByRole('button', { name: 'Outputs changed' }).click();
  const pictures = view.locator('img');
  await expect(pictures).toHaveCount(2);
  await shoot(labPage, 'outputs');

  const oldest = { path: PATH, versionId: first!.versionId, with: 'previous' };
  const refused = await labPage.app(
    (app, args) =>
      app.commands.execute('bookstore:compare-versions', args).catch(({ name }: Error) => name),
    oldest
  );
  expect(refused).toBe('NotFoundError');
  await labPage.start('bookstore:compare-versions', oldest);
  await expect(page.getByText('This is the oldest version')).toBeVisible();
});

/** Names of the cells that differ, once the comparison has come to that. */
const expectChanges = (labPage: LabPage, names: string[]) =>
  expect.poll(() => namesOf(viewOf(labPage))).toEqual(names);
const compareOldest = async (labPage: LabPage, versions: { versionId: string }[], args = {}) =>
  labPage.execute('bookstore:compare-versions', {
    path: PATH,
    versionId: versions[0]!.versionId,
    ...args
  });

/** Ids and sources of an open notebook's cells. */
const cellsOf = (labPage: LabPage): Promise<string[]> =>
  labPage.app((app, path) => {
    const shown = [...app.shell.widgets('main')] as any[];
    const { model } = shown.find(widget => widget.context?.path === path).context;
    return model.sharedModel.cells.map((cell: any) => `${cell.id} ${cell.source}`);
  }, PATH);

test('the working copy is compared as it is typed, and one cell at a time comes back', async ({
  bucket,
  lab,
  labPage
}) => {
  const versions = await archive(labPage, bucket, PATH, [BEFORE, AFTER]);
  await labPage.open(PATH);
  await compareOldest(labPage, versions);
  const view = viewOf(labPage);
  await expect(view.locator('.jp-Bookstore-compareSide').last()).toContainText('Working copy');
  await labPage.editCell(PATH, 'last = 2  # unsaved', 5);
  await expect(view.locator('.jp-Bookstore-compareSide').last()).toContainText('unsaved changes');
  const changed = ['Cell 5 · outputs changed', 'Cell 6 · changed'];
  await expectChanges(labPage, [
    'Cell 3 · changed',
    'Cell 4 · removed',
    'Cell 4 · added',
    ...changed
  ]);
  await expect(cell(labPage, /^Cell 6/).locator('.cm-changedLine')).toContainText('# unsaved');

  const bringBack = (name: string) =>
    cell(labPage, name).getByRole('button', { name: 'Bring Back This Cell' }).click();
  await bringBack('Cell 3 · changed');
  await expectChanges(labPage, ['Cell 4 · removed', 'Cell 4 · added', ...changed]);
  await expect(view.getByRole('status')).toContainText('Cell 3 is back in the working copy');
  await bringBack('Cell 4 · removed');
  await expectChanges(labPage, ['Cell 5 · added', 'Cell 6 · outputs changed', 'Cell 7 · changed']);
  expect(await cellsOf(labPage)).toEqual([
    'a # Sales',
    'b import pandas as pd',
    `c ${OLD[2]!.source}`,
    'd plot(df, kind="bar")',
    'n df.describe()',
    'e save(df)',
    'f last = 2  # unsaved'
  ]);
  await bringBack('Cell 7 · changed');
  await expect(view.getByRole('status')).toContainText('Cell 7 is back in the working copy');
  // Nothing was saved.
  expect(lab.read(PATH).toString()).toBe(AFTER);
  await shoot(labPage, 'brought-back');

  await labPage.open(PATH);
  await labPage.execute('notebook:undo-cell-action');
  expect(await cellsOf(labPage)).toContain('f last = 2  # unsaved');
  await labPage.execute('notebook:undo-cell-action');
  expect(await cellsOf(labPage)).not.toContain('d plot(df, kind="bar")');
  expect(await cellsOf(labPage)).toContain(`c ${OLD[2]!.source}`);
  await labPage.execute('notebook:undo-cell-action');
  await expectChanges(labPage, [
    'Cell 3 · changed',
    'Cell 4 · removed',
    'Cell 4 · added',
    ...changed
  ]);
});

test('a cell comes back into a closed notebook, which is opened for it', async ({
  bucket,
  lab,
  labPage
}) => {
  const trusted = { source: 'old', metadata: { trusted: true, tags: ['kept'] } };
  const versions = await archive(labPage, bucket, PATH, [cells(trusted), cells({ source: 'new' })]);
  await compareOldest(labPage, versions);
  await expectChanges(labPage, ['Cell 1 · changed']);
  await viewOf(labPage).getByRole('button', { name: 'Bring Back This Cell' }).click();
  await expectChanges(labPage, []);
  expect(await cellsOf(labPage)).toEqual(['cell-0 old']);
  const metadata = await labPage.app((app, path) => {
    const shown = [...app.shell.widgets('main')] as any[];
    return shown.find(widget => widget.context?.path === path).context.model.sharedModel.cells[0]
      .metadata;
  }, PATH);
  expect(metadata.tags).toEqual(['kept']);
  expect(metadata.trusted ?? false).toBe(false);
  expect(lab.read(PATH).toString()).toContain('new');
});

test('F7 goes from change to change', async ({ bucket, labPage }) => {
  const { page } = labPage;
  await archive(labPage, bucket, PATH, [BEFORE, AFTER]);
  await labPage.open(PATH);
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: 'previous' });
  const view = viewOf(labPage);
  await expect(view.getByText('4 changes')).toBeVisible();
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const seen: string[] = [];
  for (const key of ['F7', 'F7', 'F7', 'F7', 'F7', 'Shift+F7']) {
    await page.keyboard.press(key);
    seen.push(await focused());
  }
  expect(seen).toEqual([
    'Cell 3 · changed',
    'Cell 4 · removed',
    'Cell 4 · added',
    'Cell 5 · outputs changed',
    'Cell 5 · outputs changed',
    'Cell 4 · added'
  ]);
  await expect(view.getByRole('status')).toHaveText('Change 3 of 4');
  await view.getByRole('button', { name: 'Next Change' }).click();
  expect(await focused()).toBe('Cell 5 · outputs changed');
});

test('Space on two versions in the panel compares them', async ({ bucket, labPage }) => {
  const { page } = labPage;
  const put = (text: string, at: string) =>
    bucket.put(keyOf(PATH), text, { v: 1, at, how: 'manual', by: 'ana' });
  await put(BEFORE, '2026-11-17T14:02:00.000Z');
  await put(AFTER, '2026-11-18T14:02:00.000Z');
  await labPage.saveContents(PATH, AFTER);
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  const rows = page.locator('#jupyterlab-bookstore-history [data-kind=version]');
  await expect(rows).toHaveCount(3);
  await rows.nth(2).click();
  const tree = page.locator('#jupyterlab-bookstore-history').getByRole('tree');
  await tree.focus();
  await tree.press('Space');
  await expect(rows.nth(2)).toHaveAttribute('aria-label', /marked for compare$/);
  await tree.press('Escape');
  await expect(page.getByText('marked for compare')).toHaveCount(0);
  await expect(tree).toBeFocused();
  await tree.press('Space');
  expect(await violationsIn(labPage, '#jupyterlab-bookstore-history')).toEqual([]);
  await tree.press('ArrowUp');
  await tree.press('Space');
  await expect(viewOf(labPage).locator('.jp-Bookstore-compareSide')).toHaveText([
    /^−Version of .*17.* by ana$/,
    /^\+Version of .*18.* by ana$/
  ]);
  await expect(page.getByText('marked for compare')).toHaveCount(0);
});

test('the published version is found, and missed by name', async ({ bucket, labPage }) => {
  await archive(labPage, bucket, PATH, [BEFORE]);
  await labPage.open(PATH);
  const run = () =>
    labPage.app(
      (app, path) =>
        app.commands
          .execute('bookstore:compare-versions', { path, with: 'published' })
          .catch(({ name }: Error) => name),
      PATH
    );
  expect(await run()).toBe('NotFoundError');
  await expect(noticesOf(labPage)).toHaveCount(0);
  await labPage.start('bookstore:compare-versions', { path: PATH, with: 'published' });
  await expect(noticesOf(labPage)).toContainText('is not published');
  await bucket.put(keyOf(PATH).replace('workspace', 'published'), AFTER, {
    v: 1,
    at: '2026-11-01T12:00:00.000Z',
    how: 'publish',
    by: 'ana'
  });
  await run();
  await expect(viewOf(labPage).locator('.jp-Bookstore-compareSide').first()).toHaveText(
    /^−Published .* by ana$/
  );
});

test('says when only outputs differ, and when nothing does', async ({ bucket, labPage }) => {
  const run = (text: string) =>
    cells({ source: 'x', outputs: [{ output_type: 'stream', name: 'stdout', text }] });
  await archive(labPage, bucket, PATH, [run('1'), run('2'), run('2')]);
  const view = viewOf(labPage);
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: 'previous' });
  await expect(view.getByText('No differences')).toBeVisible();
  await shoot(labPage, 'none');
  await labPage.execute('application:close');
  const versions = await bucket.versionsOf(keyOf(PATH));
  await compareOldest(labPage, versions, { with: versions[1]!.versionId });
  await expect(view.getByText('Only outputs differ.')).toBeVisible();
});

test('broken JSON is compared as text', async ({ bucket, labPage }) => {
  await archive(labPage, bucket, PATH, ['{"cells": [<b>half', BEFORE]);
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: 'previous' });
  const view = viewOf(labPage);
  await expect(view).toContainText('broken JSON');
  await expect(view.locator('.cm-deletedChunk')).toContainText('[<b>half');
  await shoot(labPage, 'text');
});

test('hostile notebooks run nothing', async ({ bucket, labPage }) => {
  const { page } = labPage;
  const html = `<img src="x:" onerror="window.hostile=1"><svg onload="window.hostile=2"></svg><script>window.hostile=3</script>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.hostile=4"><script>parent.hostile=5</script></svg>`;
  const hostile = (text: string) =>
    cells(
      {
        source: html + text,
        metadata: { trusted: true, [html]: html + text },
        outputs: [
          { output_type: 'display_data', metadata: {}, data: { 'text/html': html + text } },
          { output_type: 'display_data', metadata: {}, data: { 'image/svg+xml': svg + text } },
          { output_type: 'display_data', metadata: {}, data: { 'application/javascript': html } }
        ]
      },
      { cell_type: 'markdown', source: html + text, id: html }
    );
  await archive(labPage, bucket, PATH, [hostile('1'), hostile('2')]);
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: 'previous' });
  const view = viewOf(labPage);
  await expect(view.getByText('2 changes')).toBeVisible();
  await view.getByRole('button', { name: 'Outputs changed' }).click();
  await view.getByRole('button', { name: 'Metadata changed' }).click();
  await expect(view.locator('img')).toHaveCount(2);
  await expect(view.getByText('text/html').first()).toBeVisible();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as any).hostile)).toBeUndefined();
  await expect(view.locator('script, img:not([src^="data:image/"]), [onerror]')).toHaveCount(0);
});

test('a bucket that cannot be reached is said in the tab, and tried again', async ({
  bucket,
  labPage,
  wire
}) => {
  const versions = await archive(labPage, bucket, PATH, [BEFORE, AFTER]);
  await labPage.reload();
  await wire.down();
  await labPage.app(
    (app, args) => app.commands.execute('bookstore:compare-versions', args).catch(() => null),
    { path: PATH, versionId: versions[0]!.versionId, with: 'working-copy' }
  );
  const again = viewOf(labPage).getByRole('button', { name: 'Try Again' });
  await expect(again).toBeVisible();
  expect(await violationsIn(labPage, COMPARE)).toEqual([]);
  await wire.up();
  await again.click();
  await expect(viewOf(labPage).getByText('4 changes')).toBeVisible();
});

test('comparisons come back after a reload, also while the bucket is silent', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const [first, second] = await archive(labPage, bucket, PATH, [BEFORE, AFTER]);
  const compare = (versionId: string, other: string) =>
    labPage.execute('bookstore:compare-versions', { path: PATH, versionId, with: other });
  await compare(first!.versionId, 'working-copy');
  await compare(second!.versionId, 'previous');
  const shown = viewOf(labPage).getByText('4 changes');
  await expect(shown).toHaveCount(2);
  const captions = () =>
    labPage.app(app =>
      [...app.shell.widgets('main')]
        .filter(({ id }) => id.startsWith('bookstore-compare'))
        .map(({ title }) => title.caption)
        .sort()
    );
  const before = await captions();

  // Lab writes its layout down a while after it changed: each tab, and where it is.
  const layout = async () => (await lab.fetch('lab/api/workspaces/default')).text();
  await expect
    .poll(async () => (await layout()).split('"bookstore-comparisons:').length)
    .toBeGreaterThan(4);
  await labPage.reload();
  await expect(shown).toHaveCount(2);
  expect(await captions()).toEqual(before);
  await compare(first!.versionId, 'working-copy');
  await expect(viewOf(labPage)).toHaveCount(2);

  // Lab waits for nobody: it is restored, and the tabs wait by themselves.
  const silence = wire.hold(Infinity, anyRequest);
  await labPage.reload();
  await expect(viewOf(labPage)).toHaveCount(2);
  await expect.poll(() => silence.fired).toBeGreaterThan(0);
  await expect(shown).toHaveCount(0);
  silence.release();
  await compare(first!.versionId, 'working-copy');
  await compare(second!.versionId, 'previous');
  await expect(shown).toHaveCount(2);
});
