import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { archive, cells, expect, keyOf, type LabPage, settled, test } from './harness';

const PATH = 'mine.ipynb';
const OLD = cells({ source: 'old = 1' });
const NEW = cells({ source: 'new = 2' });

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const verify = (labPage: LabPage, args: object) =>
  labPage.execute<any>('bookstore:verify-version', args);

test('a version is verified with its bytes, its record and the store', async ({
  bucket,
  labPage,
  page,
  wire
}) => {
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { key, versionId } = old!;
  await labPage.execute('bookstore:open-version', { path: PATH, versionId });
  const isGet = ({ method, path }: any) => method === 'GET' && path.includes('/mine.ipynb');
  const before = wire.count(isGet);
  const found = await verify(labPage, { path: PATH, versionId, confirmed: true });
  const digest = sha256(OLD);
  expect(found).toEqual({
    key,
    versionId,
    verified: true,
    sha256: digest,
    recordedSha256: digest,
    storeSha256: digest
  });
  // Read once more, though it is open.
  expect(wire.count(isGet)).toBe(before + 1);

  const shown = verify(labPage, { path: PATH, versionId });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('is what was saved');
  await expect(dialog.locator('dd')).toHaveText([digest, digest, digest]);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await shown).toEqual(found);
});

test('a mismatch is said plainly', async ({ bucket, labPage, page }) => {
  const key = keyOf(PATH);
  const wrong = sha256('other bytes');
  const versionId = await bucket.put(key, OLD, { v: 1, sha256: wrong });
  const shown = verify(labPage, { key, versionId });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('is not what was saved');
  await expect(dialog).toContainText('Do not rely on its bytes');
  await expect(dialog.locator('[data-different=true] dd')).toHaveText(wrong);
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await shown).toMatchObject({
    verified: false,
    sha256: sha256(OLD),
    recordedSha256: wrong
  });
});

test('of another tool’s version it says what was not recorded', async ({
  bucket,
  labPage,
  page
}) => {
  const versionId = await bucket.put(keyOf(PATH), OLD);
  const shown = verify(labPage, { path: PATH, versionId });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Another tool wrote this version');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const found = await shown;
  expect(found.recordedSha256).toBeNull();
  expect(found.verified).toBe(found.storeSha256 !== null);
  expect(await verify(labPage, { path: PATH, confirmed: true })).toEqual(found);
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('a local version is verified against what its save recorded', async ({ labPage }) => {
    await labPage.saveContents(PATH, OLD);
    await expect
      .poll(() => verify(labPage, { path: PATH, confirmed: true }).catch(() => null))
      .toMatchObject({ verified: true, sha256: sha256(OLD), storeSha256: null });
  });
});

test('the bytes of a version are downloaded as a dated file', async ({ bucket, labPage, page }) => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);
  await labPage.app(async (app, content) => {
    const options = { type: 'file', format: 'base64', content };
    await app.serviceManager.contents.save('mine.ipynb', options);
  }, bytes.toString('base64'));
  await settled(labPage);
  const [old] = await archive(labPage, bucket, PATH, [NEW]);
  const downloading = page.waitForEvent('download');
  const { key, versionId } = old!;
  const args = { path: PATH, versionId };
  expect(await labPage.execute('bookstore:download-version', args)).toEqual({ key, versionId });
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^mine-\d{4}-\d\d-\d\d-\d{4}\.ipynb$/);
  expect(readFileSync(await download.path()).equals(bytes)).toBe(true);
});
