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

const PATH = 'mine it’s.ipynb';
const OLD = cells({ source: 'old = 1' });
const NEW = cells({ source: 'new = 2' });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = ({ page }: LabPage) => page.evaluate(() => navigator.clipboard.readText());

function copy(labPage: LabPage, args: object): Promise<any> {
  return labPage.app(
    (app, args) =>
      app.commands
        .execute('bookstore:copy-reference', args)
        .catch(({ name, message }: Error) => ({ name, message })),
    args
  );
}

test('a reference of each kind names exactly the version that was asked for', async ({
  bucket,
  labPage,
  page,
  wire
}) => {
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { key, versionId } = old!;
  const asked = { path: PATH, versionId };

  const s3 = await copy(labPage, { ...asked, as: 's3' });
  const text = `s3://${bucket.name}/${key}?versionId=${versionId}`;
  expect(s3).toEqual({ key, versionId, text });
  expect(await clipboard(labPage)).toBe(text);

  for (const as of ['aws', 'papermill', 'boto3']) {
    const copied = await copy(labPage, { ...asked, as });
    for (const part of [bucket.name, versionId, wire.endpoint]) {
      expect(copied.text).toContain(part);
    }
    expect(await clipboard(labPage)).toBe(copied.text);
  }
  expect((await copy(labPage, { ...asked, as: 'else' })).name).toBe('RejectedError');
  expect((await copy(labPage, { path: PATH, versionId: 'none', as: 's3' })).name).toBe(
    'NotFoundError'
  );

  const link = await copy(labPage, { ...asked, as: 'link' });
  await page.goto(link.text);
  await labPage.restored();
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('old = 1');
});

test('a dialog offers every kind, to the keyboard too', async ({ bucket, labPage, page }) => {
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { key, versionId } = old!;
  const copied = copy(labPage, { path: PATH, versionId });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Copy' })).toHaveCount(6);
  expect(await violationsIn(labPage, '.jp-Dialog-content')).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Copy S3 address' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('S3 address copied')).toBeAttached();
  expect(await clipboard(labPage)).toContain(`s3://${bucket.name}/`);
  await dialog.getByRole('button', { name: 'Copy Python (boto3)' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const text = await clipboard(labPage);
  expect(text).toContain('import boto3');
  expect(await copied).toEqual({ key, versionId, text });

  const cancelled = copy(labPage, { path: PATH });
  await expect(dialog.getByRole('button', { name: 'Copy S3 address' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await cancelled).toBeNull();
  expect(await clipboard(labPage)).toBe(text);
});

test('a presigned link downloads exactly that version without keys, until it ends', async ({
  bucket,
  labPage,
  page
}) => {
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const asked = { path: PATH, versionId: old!.versionId };
  const { text } = await copy(labPage, { ...asked, as: 'presigned', seconds: 600 });
  const answer = await fetch(text);
  expect(await answer.text()).toBe(OLD);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(new URL(text).searchParams.get('X-Amz-Expires')).toBe('600');
  expect((await fetch(text.replace(old!.versionId, 'other'))).status).toBe(403);
  const tooLong = await copy(labPage, { ...asked, as: 'presigned', seconds: 1e7 });
  expect(tooLong.name).toBe('RejectedError');

  const done = copy(labPage, asked);
  const section = page.getByRole('region', { name: /without JupyterLab/ });
  await expect(section.getByRole('status')).toContainText('without signing in');
  await section.getByRole('button', { name: /Copy/ }).click();
  await expect(section.getByRole('status')).toContainText(/Works until .*anybody who has it/);
  expect(await (await fetch(await clipboard(labPage))).text()).toBe(OLD);
  // The keys of these tests end before seven days have passed.
  await section.getByRole('combobox').selectOption('7 days');
  await section.getByRole('button', { name: /Copy/ }).click();
  await expect(section.getByRole('status')).toContainText('when your keys expire');
  expect(await violationsIn(labPage, '.jp-Dialog-content')).toEqual([]);
  await page.keyboard.press('Escape');
  await done;
});

test('what waits has no reference yet', async ({ bucket, labPage, wire }) => {
  await archive(labPage, bucket, PATH, [OLD]);
  const held = wire.hold();
  await labPage.saveContents(PATH, NEW);
  await expect.poll(() => held.fired).toBe(1);
  const refused = await copy(labPage, { path: PATH, as: 's3' });
  expect(refused.name).toBe('RejectedError');
  expect(refused.message).toContain('not archived yet');
  await labPage.start('bookstore:copy-reference', { path: PATH, as: 's3' });
  await expect(noticesOf(labPage)).toContainText('not archived yet');
  held.release();
  await settled(labPage);
  expect((await copy(labPage, { path: PATH, as: 's3' })).key).toBe(keyOf(PATH));
});

test.describe('on a hub', () => {
  test.use({
    labOptions: {
      config:
        '\nc.ServerApp.tornado_settings = {"hub_prefix": "/hub/", "hub_host": "", "user": "tester"}\n'
    }
  });

  test('links lead everybody to a server of their own', async ({ bucket, lab, labPage }) => {
    await archive(labPage, bucket, PATH, [OLD]);
    const { text } = await copy(labPage, { path: PATH, as: 'link' });
    expect(text).toMatch(`${lab.origin}/hub/user-redirect/lab?bookstore-bucket=${bucket.name}&`);
  });
});
