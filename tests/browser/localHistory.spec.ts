import { mkdirSync } from 'node:fs';

import {
  captured,
  expect,
  keyOf,
  type LabPage,
  notebook,
  pageStorage,
  setSetting,
  settled,
  test,
  withBookstore
} from './harness';

const SHOTS = 'test-results/local-history';
const PATH = 'a.ipynb';

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');
const originalIn = (labPage: LabPage) => panelOf(labPage).locator('[data-kind=original]');
const versionsIn = (labPage: LabPage) =>
  panelOf(labPage).locator('[role=treeitem][data-kind=version]');

/** Lab in its light and dark theme. */
async function shoot(labPage: LabPage, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const theme of ['Dark', 'Light']) {
    await labPage.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` });
    const isLight = String(theme === 'Light');
    await expect(labPage.page.locator('body')).toHaveAttribute('data-jp-theme-light', isLight);
    await labPage.page.waitForTimeout(500);
    await labPage.page.screenshot({ path: `${SHOTS}/${name}-${theme.toLowerCase()}.png` });
  }
}

/** The id of what a file was before its first save, once that is kept. */
async function originalOf(labPage: LabPage, path: string): Promise<string> {
  const id = () =>
    withBookstore(
      labPage,
      async (bookstore, path) => {
        await bookstore.ready;
        const { history } = await bookstore.opened();
        const original = await history.original(bookstore.locate(path));
        return original ? (original.versionId as string) : '';
      },
      path
    );
  await expect.poll(id).not.toBe('');
  return id();
}

/** What waits or stays in this browser, by the number in its cell, oldest first. */
function local(labPage: LabPage): Promise<string[]> {
  return withBookstore(labPage, async ({ outbox }) => {
    const rows = [];
    for (const bucket of await outbox.buckets()) {
      rows.push(...(await outbox.rows(bucket)));
    }
    rows.sort((a: any, b: any) => a.sequence - b.sequence);
    return rows.map(({ how, sequence }: any) => `${sequence} ${how}`);
  });
}

/** Save a notebook of a given size, each time with other bytes. */
async function saveLarge(labPage: LabPage, times: number, sizeBytes: number): Promise<void> {
  for (let save = 0; save < times; save++) {
    await labPage.app(
      async (app, { path, text }) => {
        for (const widget of app.shell.widgets('main')) {
          if (widget.context?.path === path) {
            widget.context.model.cells.get(0).sharedModel.setSource(text);
            await widget.context.save();
          }
        }
      },
      { path: PATH, text: `# ${save} ${'x'.repeat(sizeBytes)}` }
    );
    await captured(labPage);
  }
}

test('what a file was before its first save is kept, shown, opened and restored', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const before = notebook();
  lab.write(PATH, before);
  await labPage.open(PATH);
  const versionId = await originalOf(labPage, PATH);
  await labPage.execute('bookstore:show-history');
  await expect(originalIn(labPage)).toContainText('Before your first save');
  await expect(panelOf(labPage)).toContainText('No versions yet. Save to make the first.');
  await shoot(labPage, 'unsaved');

  await labPage.editCell(PATH, 'changed = 1');
  await labPage.save(PATH);
  await settled(labPage);
  await expect(versionsIn(labPage)).toHaveCount(1);
  await expect(originalIn(labPage)).toHaveCount(1);
  await expect(panelOf(labPage)).toContainText('1 version in all');
  await shoot(labPage, 'original');

  await originalIn(labPage).dblclick();
  const view = labPage.page.locator('.jp-Bookstore-version');
  await expect(view.locator('.jp-NotebookPanel-notebook')).toBeVisible();
  await expect(view).not.toContainText('changed = 1');
  const compared = labPage.page.locator('.jp-Bookstore-compare');
  const sides = compared.locator('.jp-Bookstore-compareSide');
  await labPage.execute('bookstore:compare-versions', { path: PATH, versionId });
  await expect(sides).toHaveText([/^−Before your first save, \d/, /^\+Working copy/]);
  await expect(compared).toContainText('changed = 1');
  await labPage.app(app => app.shell.currentWidget.close());
  // The newest one is the oldest, too.
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: 'previous' });
  await expect(sides).toHaveText([/^−Before your first save, \d/, /^\+Version of \d/]);
  await expect(compared).toContainText('changed = 1');
  await labPage.execute('bookstore:compare-versions', { path: PATH, with: versionId });
  await expect(compared).toHaveCount(1);
  const beforeAll = { path: PATH, versionId, with: 'previous' };
  await expect(labPage.execute('bookstore:compare-versions', beforeAll)).rejects.toThrow(
    'oldest version'
  );
  const cloned = { path: PATH, versionId, to: 'copy.ipynb' };
  await labPage.execute('bookstore:clone-version', cloned);
  expect(lab.read('copy.ipynb').toString()).toBe(before.toString());
  await labPage.execute('bookstore:restore-version', { path: PATH, versionId, confirmed: true });
  expect(lab.read(PATH).toString()).toBe(before.toString());
  await settled(labPage);
  expect(await bucket.count(keyOf(PATH))).toBe(2);

  await labPage.reload();
  expect(await originalOf(labPage, PATH)).toBe(versionId);
  expect(wire.count()).toBeGreaterThan(0);
});

test('a notebook that is only opened makes no version, and one with versions has no such row', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('opened.ipynb', notebook());
  await labPage.open('opened.ipynb');
  await originalOf(labPage, 'opened.ipynb');

  const at = new Date(Date.now() - 60_000).toISOString();
  await bucket.put(keyOf(PATH), notebook().toString(), { v: 1, at, how: 'manual' });
  lab.write(PATH, notebook());
  await labPage.open(PATH);
  await originalOf(labPage, PATH);
  await labPage.execute('bookstore:show-history');
  await expect(panelOf(labPage)).toContainText('1 version in all');
  await expect(versionsIn(labPage)).toHaveCount(1);
  await expect(originalIn(labPage)).toHaveCount(0);
  expect(await bucket.count()).toBe(1);
  expect(wire.count(({ method }) => method === 'PUT')).toBe(0);
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '', localLimitMb: 1 } });

  test('the oldest autosaves go, which is said once; what is left is uploaded in order', async ({
    bucket,
    lab,
    labPage
  }) => {
    const { page } = labPage;
    lab.write(PATH, notebook());
    await labPage.open(PATH);
    await labPage.execute('bookstore:show-history');
    await labPage.editCell(PATH, 'by hand');
    await labPage.save(PATH);
    await saveLarge(labPage, 12, 250_000);
    const notice = page.locator('.Toastify__toast', { hasText: 'to stay within 1 MB' });
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('Older autosaves were removed');
    await expect(panelOf(labPage)).toContainText(
      'Older autosaves were removed to stay within 1 MB. Set a bucket to keep everything.'
    );
    await expect.poll(() => local(labPage)).toHaveLength(4);
    const left = await local(labPage);
    expect(left).toEqual(['0 manual', '10 auto', '11 auto', '12 auto']);
    await shoot(labPage, 'thinned');
    await notice.locator('.jp-Notification-Toast-Close').click();
    await saveLarge(labPage, 3, 250_000);
    await expect.poll(async () => (await local(labPage)).at(-1)).toBe('15 auto');
    expect((await local(labPage))[0]).toBe('0 manual');
    await expect(notice).toHaveCount(0);

    const written = lab.witness(PATH).map(({ sha256 }) => sha256);
    const kept = (await local(labPage)).map(row => written[Number(row.split(' ')[0])]);
    await setSetting(labPage, 'jupyterlab-bookstore:plugin', 'bucket', bucket.name);
    await expect.poll(() => bucket.count(), { timeout: 60_000 }).toBe(kept.length);
    await settled(labPage);
    const versions = await bucket.versionsOf(keyOf(PATH));
    expect(versions.map(({ sha256 }) => sha256)).toEqual(kept);
    await expect(panelOf(labPage)).not.toContainText('were removed');
  });
});

test('clearing says first what would be lost, and forgets everything', async ({
  bucket,
  lab,
  labPage,
  newTab,
  wire
}) => {
  const { page } = labPage;
  for (const path of [PATH, 'b.ipynb']) {
    lab.write(path, notebook());
    await labPage.open(path);
    await originalOf(labPage, path);
    await labPage.save(path);
    await settled(labPage);
  }
  const other = await newTab();
  await wire.down();
  for (const path of [PATH, PATH, 'b.ipynb']) {
    await labPage.open(path);
    await labPage.editCell(path, `offline ${Math.random()}`);
    await labPage.save(path);
    await captured(labPage);
  }
  expect(await local(labPage)).toHaveLength(3);

  const dialog = page.getByRole('dialog');
  const asked = labPage.execute('bookstore:clear-local');
  await expect(dialog).toContainText('3 saves of 2 notebooks are only in this browser');
  await expect(dialog.getByRole('listitem')).toHaveText([PATH, 'b.ipynb']);
  await expect(dialog.getByRole('button', { name: 'Clear Everything' })).not.toBeFocused();
  await shoot(labPage, 'clear');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked).toBeNull();
  expect(await local(labPage)).toHaveLength(3);

  const again = labPage.execute('bookstore:clear-local');
  await dialog.getByRole('button', { name: 'Clear Everything' }).click();
  expect(await again).toEqual({ cleared: 5, lost: 3 });
  expect(await local(labPage)).toEqual([]);
  const kept = await pageStorage(page);
  expect(kept).not.toContain('"sha256"');
  expect(kept).not.toContain('offline 0.');

  await wire.up();
  const before = await bucket.count();
  for (const [tab, path] of [
    [labPage, PATH],
    [other, 'b.ipynb']
  ] as const) {
    await tab.open(path);
    await tab.editCell(path, 'after');
    await tab.save(path);
    await settled(tab);
  }
  expect(await bucket.count()).toBe(before + 2);
  const newest = await bucket.versionsOf(keyOf(PATH));
  expect(newest.at(-1)!.sha256).toBe(lab.witness(PATH).at(-1)!.sha256);
  const plain = labPage.execute('bookstore:clear-local');
  await expect(dialog).not.toContainText('would be lost');
  await shoot(labPage, 'clear-archived');
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  expect(await plain).toMatchObject({ lost: 0 });
});
