import { archive, cells, expect, keyOf, settled, test } from './harness';

const PATH = 'mine.ipynb';
const OLD = cells({ source: 'old = 1' });
const NEW = cells({ source: 'new = 2' });

test('a clone is a new file beside the original, and never overwrites one', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { versionId } = old!;
  const clone = (args: object = {}) =>
    labPage.app(
      (app, args) =>
        app.commands
          .execute('bookstore:clone-version', args)
          .catch(({ name }: Error) => ({ name })),
      { path: PATH, versionId, ...args }
    );

  const paths = [(await clone()).path, (await clone()).path];
  expect(new Set([PATH, ...paths]).size).toBe(3);
  for (const path of paths) {
    expect(path).toMatch(/^mine-\d{4}-\d\d-\d\d-\d{4}(-2)?\.ipynb$/);
    expect(lab.read(path).toString()).toBe(OLD);
  }
  expect((await clone({ to: 'other.ipynb' })).path).toBe('other.ipynb');
  expect(await clone({ to: PATH })).toEqual({ name: 'RejectedError' });
  expect(lab.read(PATH).toString()).toBe(NEW);
  await expect(page.locator('.jp-NotebookPanel').first()).toContainText('old = 1');

  await settled(labPage);
  const [version, ...others] = await bucket.versionsOf(keyOf('other.ipynb'));
  expect(others).toEqual([]);
  expect(version!.bookstore).toMatchObject({ how: 'clone', from: { key: keyOf(PATH), versionId } });
  expect(version!.sha256).toBe(old!.sha256);
  expect(await bucket.versionsOf(keyOf(PATH))).toHaveLength(2);
});
