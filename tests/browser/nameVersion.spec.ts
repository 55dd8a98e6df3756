import { mkdirSync } from 'node:fs';

import {
  archive,
  cells,
  expect,
  keyOf,
  type LabPage,
  noticesOf,
  settled,
  test,
  violationsIn
} from './harness';

const PATH = 'mine.ipynb';
const PANEL = '#jupyterlab-bookstore-history';
const SHOTS = 'test-results/names';

const panelOf = ({ page }: LabPage) => page.locator(PANEL);
const rowsIn = (labPage: LabPage) => panelOf(labPage).locator('[role=treeitem][data-kind=version]');
const dialogIn = ({ page }: LabPage) => page.getByRole('dialog');

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => cells({ source: `step = ${index}` }));

async function showPanel(labPage: LabPage): Promise<void> {
  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
}

async function shoot(labPage: LabPage, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const theme of ['Dark', 'Light']) {
    await labPage.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` });
    const isLight = String(theme === 'Light');
    await expect(labPage.page.locator('body')).toHaveAttribute('data-jp-theme-light', isLight);
    await labPage.page.waitForTimeout(500);
    await labPage.page.screenshot({ path: `${SHOTS}/${name}-${theme.toLowerCase()}.png` });
    expect(await violationsIn(labPage, PANEL)).toEqual([]);
  }
}

/** Name the version in a row, as a person does with the keyboard. */
async function nameRow(labPage: LabPage, index: number, name: string): Promise<void> {
  await rowsIn(labPage).nth(index).click();
  await panelOf(labPage).getByRole('tree').press('F2');
  const field = dialogIn(labPage).getByRole('textbox');
  await field.fill(name);
  await field.press('Enter');
  await expect(dialogIn(labPage)).toHaveCount(0);
}

test('a name given with F2 is there after a reload, in another tab, and can be taken away', async ({
  bucket,
  labPage,
  newTab
}) => {
  const versions = await archive(labPage, bucket, PATH, numbered(3));
  const oldest = versions[0]!;
  await showPanel(labPage);
  await expect(rowsIn(labPage)).toHaveCount(3);
  await nameRow(labPage, 2, 'Clean data, before the split');
  await expect(rowsIn(labPage).nth(2)).toContainText('Clean data, before the split');
  expect(await bucket.tagsOf(oldest.key, oldest.versionId)).toEqual({
    'bookstore-name': 'Clean data=2C before the split'
  });
  const label = await rowsIn(labPage).nth(2).getAttribute('aria-label');
  expect(label).toMatch(/^Clean data, before the split, Today \d/);

  await labPage.reload();
  await showPanel(labPage);
  await expect(rowsIn(labPage).nth(2)).toContainText('Clean data, before the split');
  const other = await newTab();
  await showPanel(other);
  await expect(rowsIn(other).nth(2)).toContainText('Clean data, before the split');

  // What another tab changes is seen when asked for.
  await labPage.execute('bookstore:name-version', {
    path: PATH,
    versionId: oldest.versionId,
    name: ''
  });
  await expect(rowsIn(labPage).getByText('Clean data')).toHaveCount(0);
  expect(await bucket.tagsOf(oldest.key, oldest.versionId)).toEqual({});
  await panelOf(other).getByRole('button', { name: 'Refresh' }).click();
  await expect(rowsIn(other).getByText('Clean data')).toHaveCount(0);
  expect(await bucket.count()).toBe(3);
});

test('named and pinned autosaves are not folded, and the filters find them', async ({
  bucket,
  labPage
}) => {
  const versions = await archive(labPage, bucket, PATH, numbered(8));
  await showPanel(labPage);
  await expect(panelOf(labPage).getByText('7 autosaves')).toBeVisible();
  const execute = (command: string, index: number, args: object = {}) =>
    labPage.execute(command, { path: PATH, versionId: versions[index]!.versionId, ...args });
  await execute('bookstore:name-version', 1, { name: 'Before the split' });
  await execute('bookstore:pin-version', 0);
  const pinned = rowsIn(labPage).filter({ hasText: 'Pinned' });
  await expect(pinned).toHaveCount(1);
  await expect(rowsIn(labPage)).toHaveCount(3);
  await rowsIn(labPage).nth(1).click();
  await shoot(labPage, 'named');

  await panelOf(labPage).getByRole('button', { name: 'Named' }).click();
  await expect(rowsIn(labPage)).toHaveCount(2);
  await panelOf(labPage).getByRole('searchbox').fill('SPLIT');
  await expect(rowsIn(labPage)).toHaveCount(1);
  await expect(rowsIn(labPage)).toContainText('Before the split');
  await panelOf(labPage).getByRole('searchbox').fill('');
  await pinned.click({ button: 'right' });
  await labPage.page.getByRole('menuitem', { name: 'Unpin Version' }).click();
  await expect(rowsIn(labPage)).toHaveCount(1);
  await expect.poll(() => bucket.tagsOf(keyOf(PATH), versions[0]!.versionId)).toEqual({});
});

test('saving and naming makes one version by hand, with its name', async ({ bucket, labPage }) => {
  await archive(labPage, bucket, PATH, numbered(1));
  await showPanel(labPage);
  await labPage.editCell(PATH, 'changed = 1');
  // As a kernel does that starts in this moment and says what language it speaks.
  await labPage.app((app, path) => {
    const shown = [...app.shell.widgets('main')];
    const { context } = shown.find(widget => widget.context?.path === path);
    context.saveState.connect((_: unknown, state: string) => {
      context.model.dirty ||= state === 'completed';
    });
  }, PATH);
  const naming = labPage.execute('bookstore:save-and-name');
  const field = dialogIn(labPage).getByRole('textbox');
  await field.fill('x'.repeat(300));
  await field.press('Enter');
  await expect(dialogIn(labPage)).toContainText('300 bytes in the bucket, and S3 allows 256');
  await shoot(labPage, 'too-long');
  await field.fill('Changed');
  await field.press('Enter');
  const named: any = await naming;
  await settled(labPage);
  const newest = (await bucket.versionsOf(keyOf(PATH))).at(-1)!;
  expect(newest.bookstore.how).toBe('manual');
  expect([newest.versionId, `local:${newest.bookstore.save}`]).toContain(named.versionId);
  expect(await bucket.tagsOf(keyOf(PATH), newest.versionId)).toEqual({
    'bookstore-name': 'Changed'
  });
  expect(await bucket.count()).toBe(2);
  await expect(rowsIn(labPage).first()).toContainText('Changed');

  const cancelled = labPage.execute('bookstore:save-and-name');
  await dialogIn(labPage).getByRole('button', { name: 'Cancel' }).click();
  expect(await cancelled).toBeNull();
  expect(await bucket.count()).toBe(2);
});

test('the document that is asked for is saved and named, not the one in front', async ({
  bucket,
  labPage
}) => {
  await archive(labPage, bucket, PATH, numbered(1));
  await archive(labPage, bucket, 'other.ipynb', numbered(1));
  await labPage.open(PATH);
  await labPage.open('other.ipynb');
  await labPage.editCell(PATH, 'changed = 1');
  const args = { key: keyOf(PATH), name: 'Asked for' };
  expect(await labPage.execute('bookstore:save-and-name', args)).toMatchObject({ key: args.key });
  await settled(labPage);
  const newest = (await bucket.versionsOf(keyOf(PATH))).at(-1)!;
  expect(newest.bookstore.how).toBe('manual');
  expect(await bucket.tagsOf(keyOf(PATH), newest.versionId)).toEqual({
    'bookstore-name': 'Asked for'
  });
  expect(await bucket.versionsOf(keyOf('other.ipynb'))).toHaveLength(1);
  const closed = labPage.execute('bookstore:save-and-name', { path: 'closed.ipynb', name: 'x' });
  await expect(closed).rejects.toThrow('RejectedError');
});

test('a save that waits is named, and its version has the name', async ({
  bucket,
  labPage,
  wire
}) => {
  const [archived] = await archive(labPage, bucket, PATH, numbered(1));
  await showPanel(labPage);
  await wire.down();
  await labPage.editCell(PATH, 'offline = 1');
  await labPage.save(PATH);
  await expect(rowsIn(labPage).getByText('Waiting')).toHaveCount(1);
  await nameRow(labPage, 0, '離線 😀');
  await labPage.execute('bookstore:pin-version', { path: PATH, pinned: true });
  await expect(rowsIn(labPage).first()).toContainText('離線 😀');

  const { versionId } = archived!;
  const refused = labPage.execute('bookstore:name-version', { path: PATH, versionId, name: 'No' });
  await expect(refused).rejects.toThrow(/could not be reached/);
  await labPage.reload();
  await showPanel(labPage);
  await expect(rowsIn(labPage).first()).toContainText('離線 😀');

  await wire.up();
  await labPage.execute('bookstore:retry-uploads');
  await settled(labPage);
  const newest = (await bucket.versionsOf(keyOf(PATH))).at(-1)!;
  expect(await bucket.tagsOf(keyOf(PATH), newest.versionId)).toEqual({
    'bookstore-name': '離線 =F0=9F=98=80',
    'bookstore-pinned': 'true'
  });
  expect(await bucket.tagsOf(keyOf(PATH), versionId)).toEqual({});
  await expect(rowsIn(labPage).first()).toContainText('離線 😀');
});

test('odd names come back as they were', async ({ bucket, labPage }) => {
  const names = [
    '😀 👩‍👩‍👧 🇯🇵',
    '日本語の名前',
    `"quoted" & 'so' <b>bold</b> = 100 %`,
    'y'.repeat(200),
    'עברית و العربية'
  ];
  const versions = await archive(labPage, bucket, PATH, numbered(names.length));
  await showPanel(labPage);
  for (const [index, name] of names.entries()) {
    const { versionId } = versions[index]!;
    await labPage.execute('bookstore:name-version', { path: PATH, versionId, name });
  }
  await labPage.reload();
  await showPanel(labPage);
  for (const [index, name] of [...names].reverse().entries()) {
    await expect(rowsIn(labPage).nth(index)).toContainText(name);
  }
  await shoot(labPage, 'odd');
});

test.describe('of somebody else', () => {
  test.use({ settings: { publishedPrefix: 'published/{user}' } });

  test('what the keys do not allow is said plainly, and changes nothing', async ({
    bucket,
    labPage
  }) => {
    const key = 'published/somebody/theirs.ipynb';
    // The bucket takes effect with the first save.
    await archive(labPage, bucket, PATH, numbered(1));
    const versionId = await bucket.put(key, numbered(1)[0]!);
    const naming = labPage.execute('bookstore:name-version', { key, versionId, name: 'Mine' });
    await expect(naming).rejects.toThrow(/Your keys may not name or pin versions/);
    await labPage.start('bookstore:pin-version', { key, versionId });
    await expect(noticesOf(labPage)).toContainText('Your keys may not name or pin versions');
    expect(await bucket.tagsOf(key, versionId)).toEqual({});
  });
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('versions in this browser are named and pinned', async ({ lab, labPage }) => {
    lab.write(PATH, numbered(1)[0]!);
    await showPanel(labPage);
    await labPage.save(PATH);
    await expect(rowsIn(labPage)).toHaveCount(1);
    await nameRow(labPage, 0, 'Only here, by name');
    await labPage.execute('bookstore:pin-version', { path: PATH });
    await labPage.reload();
    await showPanel(labPage);
    await expect(rowsIn(labPage).first()).toContainText('Only here, by name');
    await expect(rowsIn(labPage).first()).toContainText('Pinned');
  });
});
