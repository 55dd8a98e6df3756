import { mkdirSync, readFileSync } from 'node:fs';

import {
  expect,
  keyOf,
  type LabPage,
  notebook,
  saveTimes,
  setSetting,
  settled,
  test,
  violationsIn
} from './harness';

const SHOTS = 'test-results/history';

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');
const versionsIn = (labPage: LabPage) =>
  panelOf(labPage).locator('[role=treeitem][data-kind=version]');

const PANEL = '#jupyterlab-bookstore-history';

/** The panel in Lab's light and dark theme, each without anything for axe-core to find. */
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
    expect(await violationsIn(labPage, PANEL)).toEqual([]);
  }
}

test('saves appear in the panel as they are made, queued ones too', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  expect(await labPage.execute('bookstore:show-history')).toBe(null);
  await expect(panelOf(labPage)).toContainText('No versions yet. Save to make the first.');
  await shoot(labPage, 'empty');

  await panelOf(labPage).getByRole('button', { name: 'Save' }).click();
  await expect(versionsIn(labPage)).toHaveCount(1);
  await saveTimes(labPage, 'a.ipynb', 2);
  await settled(labPage);
  await expect(versionsIn(labPage)).toHaveCount(3);
  await expect(panelOf(labPage)).toContainText('3 versions in all');
  const newest = (await bucket.versionsOf(keyOf('a.ipynb'))).at(-1);
  expect(await labPage.execute('bookstore:show-history')).toEqual({
    key: keyOf('a.ipynb'),
    versionId: newest!.versionId
  });
  await expect(panelOf(labPage).getByText('Today')).toHaveCount(1);

  await wire.down();
  await saveTimes(labPage, 'a.ipynb', 2, 'offline');
  await expect(versionsIn(labPage).getByText('Waiting')).toHaveCount(2);
  await expect(versionsIn(labPage)).toHaveCount(5);
  await expect(panelOf(labPage)).toContainText('The bucket cannot be reached. 2 saves wait here.');
  await shoot(labPage, 'offline');

  await wire.up();
  await panelOf(labPage).getByRole('button', { name: 'Try Again' }).click();
  await expect(versionsIn(labPage).getByText('Waiting')).toHaveCount(0);
  // Nobody saved the last four by hand.
  await expect(versionsIn(labPage)).toHaveCount(2);
  await panelOf(labPage).getByText('3 autosaves').click();
  await expect(versionsIn(labPage)).toHaveCount(5);
  await labPage.editCell('a.ipynb', 'unsaved');
  await expect(panelOf(labPage).getByText('unsaved')).toBeVisible();
  await shoot(labPage, 'versions');
});

test('hundreds of versions of all kinds are listed, by keyboard too', async ({
  bucket,
  lab,
  labPage
}) => {
  const COUNT = 300;
  const day = 86_400_000;
  for (let save = 0; save < COUNT; save++) {
    const at = new Date(Date.now() - 3 * day + (save * 3 * day) / COUNT).toISOString();
    const how = save % 7 === 0 ? 'manual' : 'auto';
    const metadata = { v: 1, at, how, by: save % 2 ? 'bob' : 'ada', delta: [save % 3, 2, 1] };
    await bucket.put(keyOf('a.ipynb'), `${save}`, save % 50 === 49 ? undefined : metadata);
  }
  await bucket.put(keyOf('a.ipynb.bak'), 'a neighbour');
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
  const panel = panelOf(labPage);
  await expect(panel.getByText('written by another tool').first()).toBeVisible();
  await expect(panel.getByText(/^6 autosaves/).first()).toBeVisible();
  await shoot(labPage, 'many');

  const tree = panel.getByRole('tree');
  await tree.focus();
  await tree.press('Home');
  await expect(panel.locator('[aria-selected=true]')).toHaveAttribute('data-kind', 'working');
  await expect(async () => {
    await tree.press('End');
    await expect(panel.getByText(`${COUNT} versions in all`)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  expect(await panel.getByRole('treeitem').count()).toBeLessThan(60);
  await expect(panel.getByText('Loading older versions…')).toHaveCount(0);

  await tree.press('Home');
  const fold = panel.locator('[data-kind=fold]').first();
  await fold.click();
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await tree.press('ArrowLeft');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await panel.getByRole('searchbox').fill('bob');
  await expect(panel.getByText(/^\d+ versions found$/)).toBeAttached();
  await expect(versionsIn(labPage).getByText(/^ada/)).toHaveCount(0);
  await panel.getByRole('searchbox').fill('');
  await tree.focus();
  await tree.press('Escape');
  await expect(labPage.page.locator('.jp-Notebook:focus, .jp-Notebook :focus')).toHaveCount(1);
});

test('the picture in the README shows the example and its versions', async ({
  bucket,
  lab,
  labPage
}) => {
  const example = new URL('../../demo/example/rabbits.ipynb', import.meta.url);
  const hour = 3_600_000;
  const hows = ['manual', 'manual', 'auto', 'auto', 'auto', 'manual', 'auto', 'manual'];
  for (const [index, how] of hows.entries()) {
    const at = new Date(Date.now() - 50 * hour + index * 6 * hour).toISOString();
    const delta = [index % 3, 1 + (index % 2), index === 5 ? 2 : 0];
    const by = index === 1 ? 'maria' : 'tester';
    const metadata = { v: 1, at, how, by, delta };
    await bucket.put(keyOf('rabbits.ipynb'), 'x'.repeat(38_000 + 700 * index), metadata);
  }
  lab.write('rabbits.ipynb', readFileSync(example));
  await labPage.open('rabbits.ipynb');
  await labPage.execute('bookstore:show-history');
  await labPage.editCell('rabbits.ipynb', 'rates = [3.83]', 1);
  await labPage.save('rabbits.ipynb');
  await settled(labPage);
  await labPage.execute('application:toggle-left-area');
  await expect(panelOf(labPage).getByText('9 versions in all')).toBeVisible();
  await shoot(labPage, 'example');
});

test('history goes on under the name before', async ({ lab, labPage }) => {
  lab.write('old.ipynb', notebook());
  await labPage.open('old.ipynb');
  await labPage.save('old.ipynb');
  await settled(labPage);
  await labPage.app(app => app.serviceManager.contents.rename('old.ipynb', 'new.ipynb'));
  await labPage.execute('bookstore:show-history');
  const panel = panelOf(labPage);
  await expect(panel.getByRole('heading', { name: 'new.ipynb' })).toBeVisible();
  await expect(panel.getByText('Earlier: old.ipynb')).toBeVisible();
  await saveTimes(labPage, 'new.ipynb', 1);
  await settled(labPage);
  await expect(versionsIn(labPage)).toHaveCount(2);
  await expect(panel.getByText('Earlier: old.ipynb')).toBeVisible();
  await shoot(labPage, 'renamed');
});

test('each state says what is the case and what to do', async ({
  credentials,
  lab,
  labPage,
  wire
}) => {
  const panel = panelOf(labPage);
  await labPage.execute('bookstore:show-history');
  await expect(panel).toContainText('Open a notebook to see its versions.');
  await shoot(labPage, 'nothing-open');
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.save('a.ipynb');
  await settled(labPage);

  credentials.fault = 403;
  wire.answer(403, 'ExpiredToken');
  wire.answer(403, 'ExpiredToken', Infinity);
  await saveTimes(labPage, 'a.ipynb', 2);
  await expect(panel).toContainText('The keys expired or were refused.');
  await expect(panel).toContainText('2 saves wait here.');
  await shoot(labPage, 'credentials');

  credentials.fault = null;
  wire.heal();
  await panel.getByRole('button', { name: 'Renew Credentials' }).click();
  await settled(labPage);
  await expect(panel).not.toContainText('The keys expired or were refused.');
});

test.describe('without versions in the bucket', () => {
  test.use({ bucketOptions: { versioned: false } });

  test('says that nothing is sent', async ({ lab, labPage }) => {
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    await labPage.execute('bookstore:show-history');
    await labPage.save('a.ipynb');
    await expect(panelOf(labPage)).toContainText('The bucket keeps no versions');
    await shoot(labPage, 'unversioned');
  });
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('says that versions are only here', async ({ lab, labPage }) => {
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    await labPage.execute('bookstore:show-history');
    await saveTimes(labPage, 'a.ipynb', 2);
    const panel = panelOf(labPage);
    await expect(panel).toContainText('Your last 2 saves are kept in this browser only.');
    await expect(versionsIn(labPage).getByText('Only here')).toHaveCount(2);
    await shoot(labPage, 'no-bucket');
    await panel.getByRole('button', { name: 'Set Up a Bucket…' }).click();
    await expect(labPage.page.getByRole('group', { name: 'Bookstore' })).toBeVisible();
    await setSetting(labPage, 'jupyterlab-bookstore:plugin', 'archiving', false);
    await expect(panel).toContainText('Archiving is switched off');
  });
});
