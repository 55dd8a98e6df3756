import {
  archive,
  cells,
  expect,
  keyOf,
  LabPage,
  noticesOf,
  sessionsOf,
  settled,
  test
} from './harness';

const PATH = 'a b/mine.ipynb';
const OLD = cells({ source: 'old = 1' });
const NEW = cells({ source: 'new = 2' });

const HOSTILE = {
  data: { 'text/html': '<img src=x onerror="window.hostile=1">' },
  metadata: {},
  output_type: 'display_data'
};

const dialogOf = ({ page }: LabPage) => page.getByRole('dialog');
const viewOf = ({ page }: LabPage) => page.locator('.jp-Bookstore-version');
const query = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
const choose = (labPage: LabPage, name: string) =>
  dialogOf(labPage).getByRole('button', { name, exact: true }).click();

test('a link asks first, and then opens its version read-only', async ({
  bucket,
  lab,
  labPage,
  newTab,
  wire
}) => {
  lab.write(PATH, NEW);
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  const { key, versionId } = old!;
  const link = query({
    'bookstore-bucket': bucket.name,
    'bookstore-key': key,
    'bookstore-version': versionId
  });

  // A workspace of its own, and what else stands in the address stays.
  wire.requests.length = 0;
  const tab = await newTab();
  await tab.openLab(`lab/workspaces/linked?${link}&other=1`);
  for (const fact of [bucket.name, key, versionId]) {
    await expect(dialogOf(tab)).toContainText(fact);
  }
  await expect(tab.page).not.toHaveURL(/bookstore|mine/);
  await choose(tab, 'Cancel');
  await expect(dialogOf(tab)).toHaveCount(0);
  expect(wire.requests).toEqual([]);
  await expect(viewOf(tab)).toHaveCount(0);
  await tab.reload();
  await expect(dialogOf(tab)).toHaveCount(0);

  await tab.openLab(`lab?${link}`);
  await choose(tab, 'Open');
  await expect(viewOf(tab).locator('.jp-NotebookPanel-notebook')).toContainText('old = 1');
  await expect(viewOf(tab).locator('.jp-Bookstore-bannerTitle')).toContainText('Version of');
  await settled(tab);
  expect(await bucket.count()).toBe(2);
  expect(lab.read(PATH).toString()).toBe(NEW);
  expect(await sessionsOf(lab)).toEqual([]);
  expect(wire.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('the predecessor’s names open a version, also after a login', async ({
  bucket,
  context,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write(PATH, NEW);
  const [old] = await archive(labPage, bucket, PATH, [OLD, NEW]);
  await context.clearCookies();
  const link = query({
    s3_bucket: bucket.name,
    s3_key: old!.key,
    s3_version_id: old!.versionId
  });
  await page.goto(`${lab.url}lab?${link}`);
  await page.locator('#password_input').fill(lab.token);
  await page.locator('#login_submit').click();
  await labPage.restored();
  await expect(dialogOf(labPage)).toContainText(old!.versionId);
  await expect(dialogOf(labPage).getByRole('button', { name: 'Open' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(viewOf(labPage)).toContainText('old = 1');
});

test('a browser that never saw the bucket opens the newest version of a key', async ({
  bucket,
  lab,
  page
}) => {
  await bucket.put('published/tester/theirs.ipynb', OLD);
  const labPage = new LabPage(page, lab);
  await labPage.openLab(`lab?${query({ 'bookstore-key': 'published/tester/theirs.ipynb' })}`);
  await expect(dialogOf(labPage)).toContainText('the newest');
  await choose(labPage, 'Open');
  await expect(viewOf(labPage)).toContainText('old = 1');
  await expect(noticesOf(labPage)).toHaveCount(0);
});

test('what a link names is cloned into a folder of choice, over nothing and untrusted', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  const theirs = cells({ source: 'theirs = 1', metadata: { trusted: true }, outputs: [HOSTILE] });
  const mine = cells({ source: 'mine = 2' });
  const key = 'published/tester/theirs.ipynb';
  const versionId = await bucket.put(key, theirs);
  await bucket.put(key, NEW);
  lab.write('chosen/theirs.ipynb', mine);
  await labPage.openLab(`lab?${query({ 'bookstore-key': key, 'bookstore-version': versionId })}`);
  await choose(labPage, 'Open');
  const offered = viewOf(labPage).locator('.jp-Bookstore-bannerButton');
  // To restore it is not: it is no file of this reader's.
  await expect(offered).toHaveText(['Compare', 'Clone']);
  await offered.nth(1).click();
  await dialogOf(labPage).locator('.jp-DirListing-item', { hasText: 'chosen' }).click();
  await choose(labPage, 'Select');
  const cloned = () => lab.witness().map(({ path }) => path);
  await expect.poll(cloned).toEqual([expect.stringMatching(/^chosen\/theirs-\d{4}-.*\.ipynb$/)]);
  const path = cloned()[0]!;
  expect(lab.read('chosen/theirs.ipynb').toString()).toBe(mine);
  expect(lab.read(path).toString()).toBe(theirs);
  const trusted = await labPage.app(async (app, path) => {
    const { context } = await app.commands.execute('docmanager:open', { path });
    await context.ready;
    return context.model.cells.get(0).trusted;
  }, path);
  expect(trusted).toBe(false);
  expect(await page.evaluate(() => (window as any).hostile)).toBeUndefined();
  await settled(labPage);
  const [clone, ...others] = await bucket.versionsOf(keyOf(path));
  expect(others).toEqual([]);
  expect(clone!.bookstore).toMatchObject({ how: 'clone', from: { key, versionId } });
});

test('a link to what is not there says so once', async ({ labPage, wire }) => {
  const gone = query({ 'bookstore-key': keyOf('gone.ipynb'), 'bookstore-version': 'none' });
  await labPage.openLab(`lab?${gone}`);
  await choose(labPage, 'Open');
  await expect(noticesOf(labPage)).toHaveCount(1);
  await expect(noticesOf(labPage)).toContainText('There is no such version');
  expect(wire.requests.length).toBeGreaterThan(0);
  await expect(viewOf(labPage)).toHaveCount(0);
});

test('links to other buckets and other keys are refused', async ({ bucket, labPage, wire }) => {
  const own = keyOf('a.ipynb');
  const strange: Record<string, string>[] = [
    { 'bookstore-bucket': 'foreign', 'bookstore-key': own },
    { s3_bucket: 'foreign', s3_key: own, s3_version_id: 'v' },
    { 'bookstore-key': 'elsewhere/a.ipynb' },
    { 'bookstore-key': 'workspace/somebody/a.ipynb' },
    { 'bookstore-key': keyOf('../somebody/a.ipynb') },
    { 'bookstore-key': 'published/../workspace/somebody/a.ipynb' },
    { 'bookstore-key': keyOf('a\u0000\n.ipynb') },
    { 'bookstore-key': keyOf(`${'x'.repeat(2000)}.ipynb`) },
    { 'bookstore-key': '<img src=x onerror="window.hostile=1">\u202e[x](javascript:1)' }
  ];
  for (const values of strange) {
    await labPage.openLab(`lab?${query(values)}`);
    await expect(noticesOf(labPage)).toHaveCount(1);
    await expect(noticesOf(labPage)).toContainText('was not opened');
    expect((await noticesOf(labPage).innerText()).length).toBeLessThan(500);
    await expect(noticesOf(labPage).locator('img, a')).toHaveCount(0);
    await expect(dialogOf(labPage)).toHaveCount(0);
    await expect(labPage.page).not.toHaveURL(/bookstore-|s3_/);
  }
  expect(wire.requests).toEqual([]);
  expect(await labPage.page.evaluate(() => (window as any).hostile)).toBeUndefined();
  expect(await bucket.count()).toBe(0);
});

test('hostile values are shown as text', async ({ labPage, wire }) => {
  const name = `<img src=x onerror="window.hostile=1">${'y'.repeat(400)}.ipynb`;
  const values = {
    'bookstore-key': keyOf(name),
    'bookstore-version': '<script>window.hostile=1</script>\u202e\r\n"'
  };
  await labPage.openLab(`lab?${query(values)}`);
  const dialog = dialogOf(labPage);
  await expect(dialog).toContainText('<img src=x onerror="window.hostile=1">');
  await expect(dialog).toContainText('<script>window.hostile=1</script>���"');
  await expect(dialog.locator('img, script')).toHaveCount(0);
  const box = (await dialog.locator('.jp-Dialog-content').boundingBox())!;
  expect(box.height).toBeLessThan(500);
  await choose(labPage, 'Cancel');
  expect(wire.requests).toEqual([]);
  expect(await labPage.page.evaluate(() => (window as any).hostile)).toBeUndefined();
});
