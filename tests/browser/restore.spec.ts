import { createHash } from 'node:crypto';

import { archive, cells, expect, keyOf, noticesOf, settled, test, withBookstore } from './harness';

const PATH = 'mine.ipynb';
const OLD = cells({ source: 'old = 1' });
const NEW = cells({ source: 'new = 2' });

test('restoring saves what is unsaved, and is one more version with the old bytes', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  await labPage.open(PATH);
  await labPage.editCell(PATH, 'unsaved = 3');
  const restored: any = await labPage.execute('bookstore:restore-version', {
    path: PATH,
    versionId: old!.versionId,
    confirmed: true
  });
  expect(lab.read(PATH).toString()).toBe(OLD);
  await expect(page.locator('.jp-NotebookPanel')).toContainText('old = 1');
  await settled(labPage);

  const versions = await bucket.versionsOf(keyOf(PATH));
  expect(versions.map(({ sha256 }) => sha256)).toEqual(
    lab.witness(PATH).map(({ sha256 }) => sha256)
  );
  expect(versions).toHaveLength(4);
  const newest = versions.at(-1)!;
  expect(newest.bookstore.how).toBe('restore');
  expect(newest.bookstore.from).toEqual({ versionId: old!.versionId });
  expect(newest.sha256).toBe(old!.sha256);
  expect(restored).toMatchObject({ key: keyOf(PATH), path: PATH });
  expect([newest.versionId, `local:${newest.bookstore.save}`]).toContain(restored.versionId);
  const dirty = await labPage.app(app =>
    [...app.shell.widgets('main')].some(({ context }) => context?.model.dirty)
  );
  expect(dirty).toBe(false);

  // The next save is told for what it is, and nothing else was written meanwhile.
  await labPage.editCell(PATH, 'later = 4');
  await labPage.save(PATH);
  await settled(labPage);
  const hows = (await bucket.versionsOf(keyOf(PATH))).map(({ bookstore }) => bookstore.how);
  expect(hows).toEqual(['auto', 'auto', 'auto', 'restore', 'manual']);
});

test('a version from before a rename is compared with, and restored to, the file as it is called now', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  await labPage.open(PATH);
  await labPage.app((app, path) => app.serviceManager.contents.rename(path, 'renamed.ipynb'), PATH);
  await labPage.execute('bookstore:show-history');
  const panel = page.locator('#jupyterlab-bookstore-history');
  await expect(panel.getByText(`Earlier: ${PATH}`)).toBeVisible();
  const choose = async (name: string) => {
    await panel.locator('[data-kind=version]').last().click({ button: 'right' });
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await choose('Compare with Working Copy');
  await expect(page.locator('.jp-Bookstore-compare')).toContainText('new = 2');

  await choose('Restore Version…');
  const dialog = page.locator('.jp-Dialog');
  await expect(dialog).toContainText('“renamed.ipynb” becomes what it was then');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => lab.read('renamed.ipynb').toString()).toBe(OLD);
  await settled(labPage);
  const restored = (await bucket.versionsOf(keyOf('renamed.ipynb'))).at(-1)!;
  expect(restored.bookstore).toMatchObject({
    how: 'restore',
    from: { key: old!.key, versionId: old!.versionId }
  });
  expect(() => lab.read(PATH)).toThrow();
});

test('a click on Restore asks first, and Cancel changes nothing', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  await labPage.open(PATH);
  await labPage.execute('bookstore:open-version', { key: old!.key, versionId: old!.versionId });
  const restore = page.locator('.jp-Bookstore-banner').getByRole('button', { name: 'Restore…' });
  await restore.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(lab.read(PATH).toString()).toBe(NEW);
  expect(await bucket.count()).toBe(2);

  await restore.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => lab.read(PATH).toString()).toBe(OLD);
  await settled(labPage);
  // A kernel may have written its language into the notebook: that was unsaved, and is kept.
  const hows = (await bucket.versionsOf(keyOf(PATH))).map(({ bookstore }) => bookstore.how);
  expect(hows.filter(how => how === 'restore')).toHaveLength(1);
  expect(hows.at(-1)).toBe('restore');
  await expect(noticesOf(labPage)).toHaveCount(0);
});

test('a file comes back though its folder is gone', async ({ bucket, lab, labPage }) => {
  const path = 'deep/down/mine.ipynb';
  lab.write(path, OLD);
  const [old] = await archive(labPage, bucket, path, [OLD, NEW]);
  lab.remove('deep');
  const args = { path, versionId: old!.versionId, confirmed: true };
  expect(await labPage.execute('bookstore:restore-version', args)).toMatchObject({ path });
  expect(lab.read(path).toString()).toBe(OLD);
  await settled(labPage);
  expect((await bucket.versionsOf(keyOf(path))).at(-1)!.bookstore.how).toBe('restore');
});

test('bytes that are no text come back as they were', async ({ bucket, lab, labPage }) => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);
  for (const old of [bytes, Buffer.from('\ufeff{"a": "é"}\r\n')]) {
    await labPage.app(async (app, content) => {
      const options = { type: 'file', format: 'base64', content };
      await app.serviceManager.contents.save('mine.ipynb', options);
    }, old.toString('base64'));
    await settled(labPage);
    const { versionId, sha256 } = (await bucket.versionsOf(keyOf(PATH))).at(-1)!;
    expect(sha256).toBe(createHash('sha256').update(old).digest('hex'));
    await archive(labPage, bucket, PATH, [NEW]);
    const args = { path: PATH, versionId, confirmed: true };
    await labPage.execute('bookstore:restore-version', args);
    expect(lab.read(PATH).equals(old)).toBe(true);
    await settled(labPage);
  }
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('a local version is restored, and is local itself', async ({ lab, labPage }) => {
    const versions = () =>
      withBookstore(
        labPage,
        async (service, path) => {
          const { history } = await service.opened();
          const { versions } = await history.list(service.locate(path), null);
          return versions.map(({ versionId, metadata }: any) => [versionId, metadata.how]);
        },
        PATH
      );
    // One after the other: a file that is overwritten at once is a gap.
    for (const [before, text] of [OLD, NEW].entries()) {
      await labPage.saveContents(PATH, text);
      await expect.poll(async () => (await versions()).length).toBe(before + 1);
    }
    const [, [oldest]] = await versions();
    const args = { path: PATH, versionId: oldest, confirmed: true };
    const restored: any = await labPage.execute('bookstore:restore-version', args);
    expect(lab.read(PATH).toString()).toBe(OLD);
    expect((await versions())[0]).toEqual([restored.versionId, 'restore']);
    expect(restored.versionId).toMatch(/^local:/);
  });
});
