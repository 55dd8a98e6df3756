import type { Page } from '@playwright/test';

import {
  anyPut,
  cells,
  expect,
  keyOf,
  type LabPage,
  notebook,
  picture,
  setSetting,
  settled,
  statusOf,
  test,
  USER
} from './harness';
import { charts, SALES, salesHistory, salesTexts } from './harness/salesHistory';

const PANEL = '#jupyterlab-bookstore-history';
const DIALOG = '.jp-Dialog-content';
const COMPARE = '.jp-Bookstore-compare';
const SETUP = '#jupyterlab-bookstore-setup';
const BOOKSTORE = 'jupyterlab-bookstore:plugin';
/** A name for the documentation; tests have buckets of their own. */
const NAME = process.env.SCREENSHOTS && 'team-notebooks';
const FRESH = 'fresh.ipynb';

test.use({
  viewport: { width: 1040, height: 1000 },
  timezoneId: 'UTC',
  locale: 'en-US',
  bucketOptions: { name: NAME },
  settings: { publishing: true, scheduling: true }
});

const dialogOf = (page: Page) => page.getByRole('dialog');

/** Run a command that asks something, show its dialog, and leave it with Escape. */
async function asked(labPage: LabPage, name: string, command: string, args: object, words: RegExp) {
  const { page } = labPage;
  const answer = labPage.execute(command, args);
  const dialog = dialogOf(page);
  await expect(dialog).toContainText(words);
  await picture(labPage, name, { axe: DIALOG });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await answer).toBeNull();
}

/** From the filter on, Tab goes to what has these names. */
async function expectTabsThrough(page: Page, names: string[]): Promise<void> {
  await page.getByRole('searchbox', { name: /name or folder/ }).focus();
  const reached: (string | null)[] = [];
  for (let tab = 0; tab < names.length; tab++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const { ariaLabel, textContent } = document.activeElement!;
        return ariaLabel ?? textContent;
      })
    );
  }
  expect(reached).toEqual(names);
}

/** Make the side area wide enough for a row with two badges. */
async function widen({ page }: LabPage): Promise<void> {
  const { x, y } = (await page.locator(PANEL).boundingBox())!;
  await page.mouse.move(x - 2, y + 300);
  await page.mouse.down();
  await page.mouse.move(x - 80, y + 300, { steps: 4 });
  await page.mouse.up();
}

test('with a bucket', async ({ bucket, credentials, lab, labPage, page, wire }) => {
  test.setTimeout(400_000);
  const panel = page.locator(PANEL);
  const rows = panel.locator('[role=treeitem][data-kind=version]');
  const texts = salesTexts(await charts(labPage));
  await setSetting(labPage, '@jupyterlab/docmanager-extension:plugin', 'autosave', false);
  const made = await salesHistory(bucket, texts);
  lab.write(SALES, texts.after);
  lab.write(FRESH, notebook());

  await labPage.execute('application:toggle-left-area');
  await labPage.execute('bookstore:show-history');
  await widen(labPage);
  await expect(panel).toContainText('Open a notebook to see its versions.');
  await picture(labPage, 'nothing-open', { axe: PANEL, heightPx: 160 });
  await labPage.open(FRESH);
  await expect(panel).toContainText('No versions yet. Save to make the first.');
  await expect(panel.locator('[data-kind=original]')).toContainText('Before your first save');
  await picture(labPage, 'empty', { axe: PANEL, heightPx: 300 });
  await panel.getByRole('button', { name: 'Save' }).click();
  await settled(labPage);
  await expect(panel).toContainText('1 version in all');
  await expect(panel.locator('[data-kind=original]')).toBeVisible();
  await picture(labPage, 'first-save', { axe: PANEL, heightPx: 300 });
  await labPage.execute('application:close');

  const of = (versionId: string) => ({ path: SALES, versionId });
  const { named, newest, scheduled } = made;
  await labPage.open(SALES);
  await labPage.execute('bookstore:name-version', {
    ...of(named),
    name: 'Clean data, before the split'
  });
  await labPage.execute('bookstore:pin-version', { ...of(named), pinned: true });
  await labPage.execute('bookstore:publish', { ...of(newest), note: 'Numbers up to October' });
  const cron = { cron: '0 6 * * 1-5', parameters: {} };
  const copy = await labPage.execute<{ versionId: string }>('bookstore:schedule', {
    ...of(scheduled),
    ...cron
  });
  await bucket.put(`scheduled/${USER}/.bookstore-runs/${SALES}`, 'a run', {
    v: 1,
    run: 'succeeded',
    at: `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T06:00:00.000Z`,
    from: { versionId: copy.versionId }
  });
  for (const notice of await page.locator('.jp-Notification-Toast-Close').all()) {
    await notice.click().catch(() => undefined);
  }
  const held = wire.hold(Infinity, anyPut);
  await labPage.editCell(SALES, 'region = "north"\nyear = 2026', 2);
  await labPage.save(SALES);
  await expect.poll(() => held.fired).toBe(1);
  await labPage.editCell(SALES, 'region = "south"\nyear = 2026', 2);
  await panel.getByRole('button', { name: 'Refresh' }).click();
  for (const word of ['Waiting', 'Published', 'Scheduled', 'Pinned', 'Identical']) {
    await expect(rows.getByText(word, { exact: true })).toHaveCount(1);
  }
  await expect(rows.getByText(/^Restored from/)).toHaveCount(1);
  await expect(panel).toContainText('Clean data, before the split');
  await expect(panel).toContainText('6 autosaves');
  await expect(panel).toContainText('Earlier: draft.ipynb');
  await expect(panel).toContainText(/ran .*, succeeded/);
  await expect(panel.locator('[data-kind=working]')).toContainText('unsaved');
  await picture(labPage, 'history', { axe: PANEL });

  const row = panel.locator('[data-kind=version]', { hasText: 'Clean data' });
  await row.click({ button: 'right' });
  const menu = page.locator('.lm-Menu');
  await expect(menu).toContainText('Restore');
  await picture(labPage, 'row-menu', { shown: menu });
  await page.keyboard.press('Escape');
  await statusOf(labPage).click();
  await expect(menu).toContainText('Show Version History');
  await picture(labPage, 'status-menu', { shown: menu });
  await page.keyboard.press('Escape');
  held.release();
  wire.heal();
  await settled(labPage);
  await panel.getByRole('tree').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.jp-Notebook:focus, .jp-Notebook :focus')).toHaveCount(1);

  await test.step('dialogs', async () => {
    const at = of(scheduled);
    await asked(labPage, 'restore', 'bookstore:restore-version', at, /Restore the version of/);
    await asked(labPage, 'name', 'bookstore:name-version', of(named), /Clean data|Name/);
    await asked(labPage, 'publish', 'bookstore:publish', at, /Numbers up to October/);
    await asked(labPage, 'references', 'bookstore:copy-reference', at, /papermill/);
    await asked(labPage, 'schedule', 'bookstore:schedule', at, /At 06:00, Monday through Friday/);
    const scheduling = labPage.execute('bookstore:schedule', at);
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: /cron expression/ }).fill('61 6 * * *');
    await expect(dialog.locator('[data-wrong]')).toBeVisible();
    await picture(labPage, 'schedule-wrong', { axe: DIALOG, heightPx: 190 });
    await page.keyboard.press('Escape');
    expect(await scheduling).toBeNull();
  });

  await test.step('export', async () => {
    let gets = 0;
    const stuck = wire.hold(Infinity, ({ method, path }) => {
      gets += Number(method === 'GET' && path.endsWith(SALES));
      return method === 'GET' && path.endsWith(SALES) && gets > 9;
    });
    const answer = labPage.execute('bookstore:export-history', { path: SALES });
    await expect(dialogOf(page)).toContainText(/\d of \d+ versions/);
    await picture(labPage, 'export', { axe: DIALOG });
    await page.keyboard.press('Escape');
    stuck.release();
    wire.heal();
    expect(await answer).toBeNull();
  });

  await labPage.execute('bookstore:open-version', of(scheduled));
  const view = page.locator('.jp-Bookstore-version');
  await expect(view.locator('.jp-Bookstore-bannerTitle')).toHaveText(/^Version of .* by/);
  await expect(view.getByText('recent.plot')).toBeVisible();
  await picture(labPage, 'version', { axe: '.jp-Bookstore-banner', shown: view, heightPx: 620 });
  await labPage.execute('application:close');
  await labPage.execute('bookstore:open-version', of(made.broken));
  await expect(view.locator('pre')).toContainText('{"cells"');
  await expect(view).toContainText('broken JSON');
  await picture(labPage, 'broken', { axe: '.jp-Bookstore-version', shown: view, heightPx: 620 });
  await labPage.execute('application:close');

  await labPage.execute('bookstore:compare-versions', { ...of(scheduled), with: newest });
  const compare = page.locator(COMPARE);
  for (const change of ['changed', 'added', 'removed', 'moved', 'outputs changed']) {
    await expect(compare.getByRole('group', { name: `· ${change}` }).first()).toBeVisible();
  }
  await picture(labPage, 'compare', { axe: COMPARE, heightPx: 540 });
  await compare.getByRole('button', { name: 'Outputs changed' }).click();
  await expect(compare.locator('img')).toHaveCount(2);
  await picture(labPage, 'compare-outputs', {
    axe: COMPARE,
    heightPx: 300,
    shown: compare.getByRole('group', { name: /outputs changed/ })
  });
  await labPage.execute('application:close');

  await test.step('lists', async () => {
    const told = { v: 1, how: 'publish', by: 'ana', at: '2026-11-17T14:02:00Z' };
    await bucket.put('published/ana/forecast.ipynb', texts.before, {
      ...told,
      note: 'The final one'
    });
    await bucket.put('published/maria/reports/october.ipynb', texts.after, told);
    await setSetting(labPage, BOOKSTORE, 'publishedPrefix', 'published');
    await labPage.execute('bookstore:browse-published');
    const list = page.getByRole('listbox', { name: 'Published Notebooks' });
    await list.getByRole('option').filter({ hasText: 'ana' }).dblclick();
    await list.getByRole('option').filter({ hasText: 'forecast' }).click();
    await expect(list).toContainText('by ana · The final one');
    await expectTabsThrough(page, ['Open', 'Clone…', 'All', 'ana', 'Published Notebooks']);
    await picture(labPage, 'published', { axe: '.jp-Bookstore-browse', heightPx: 360 });
    await labPage.execute('application:close');
    for (const name of ['notes', 'trials/model', 'trials/old model']) {
      await bucket.put(keyOf(`${name}.ipynb`), cells({ source: name }), { ...told, how: 'manual' });
    }
    await labPage.execute('bookstore:browse-deleted');
    const deleted = page.getByRole('listbox', { name: 'Deleted Notebooks' });
    await expect(deleted.getByRole('option')).toHaveCount(4);
    await deleted.getByRole('option').first().click();
    await picture(labPage, 'deleted', { axe: '.jp-Bookstore-browse', heightPx: 360 });
    await labPage.execute('application:close');
  });

  await labPage.execute('bookstore:check-setup');
  await expect(page.locator(SETUP).getByRole('status').first()).toContainText('Nothing is wrong');
  await picture(labPage, 'setup-pass', { axe: SETUP, heightPx: 330 });
  await labPage.execute('application:close');

  await wire.down();
  await labPage.editCell(SALES, 'region = "west"', 2);
  await labPage.save(SALES);
  await expect(panel).toContainText('The bucket cannot be reached. 1 save waits here.');
  await picture(labPage, 'offline', { axe: PANEL, heightPx: 440 });
  const clearing = labPage.execute('bookstore:clear-local');
  await expect(dialogOf(page)).toContainText('1 save of 1 notebook is only in this browser');
  await picture(labPage, 'clear', { axe: DIALOG });
  await page.keyboard.press('Escape');
  expect(await clearing).toBeNull();
  await wire.up();
  await panel.getByRole('button', { name: 'Try Again' }).click();
  await settled(labPage);

  credentials.fault = 403;
  wire.answer(403, 'ExpiredToken', Infinity);
  await labPage.editCell(SALES, 'region = "east"', 2);
  await labPage.save(SALES);
  await expect(panel).toContainText('The keys expired or were refused.');
  await picture(labPage, 'credentials', { axe: PANEL, heightPx: 440 });
  credentials.fault = null;
  wire.heal();

  const link = new URLSearchParams({
    'bookstore-bucket': bucket.name,
    'bookstore-key': keyOf(SALES),
    'bookstore-version': newest
  });
  await labPage.openLab(`lab?${link}`);
  await expect(dialogOf(page)).toContainText('Open the version that a link names?');
  await picture(labPage, 'link', { axe: DIALOG });
});

test.describe('with a bucket that keeps no versions, and without any', () => {
  test.use({ bucketOptions: { name: NAME && `${NAME}-old`, versioned: false } });

  test('and without any', async ({ lab, labPage, page }) => {
    test.setTimeout(200_000);
    const panel = page.locator(PANEL);
    lab.write(FRESH, notebook());
    await labPage.execute('application:toggle-left-area');
    await labPage.open(FRESH);
    await labPage.execute('bookstore:show-history');
    await widen(labPage);
    await labPage.save(FRESH);
    await labPage.editCell(FRESH, 'unsaved');
    await expect(panel).toContainText('The bucket keeps no versions');
    await picture(labPage, 'unversioned', { axe: PANEL, heightPx: 330 });
    await panel.getByRole('button', { name: 'Check Set-Up' }).click();
    await expect(page.locator(SETUP).getByRole('status').first()).toContainText('1 check failed');
    const wrong = page.locator(`${SETUP} [data-check=versioning]`);
    await expect(wrong).toContainText('put-bucket-versioning');
    await picture(labPage, 'setup-fail', { axe: SETUP, shown: wrong });
    await labPage.execute('application:close');

    await setSetting(labPage, BOOKSTORE, 'bucket', '');
    await labPage.open(FRESH);
    await expect(panel).toContainText('kept in this browser only');
    await picture(labPage, 'no-bucket', { axe: PANEL, heightPx: 420 });
    await panel.getByRole('button', { name: 'Set Up a Bucket…' }).click();
    const form = page.getByRole('group', { name: 'Bookstore' });
    await expect(form).toBeVisible();
    await picture(labPage, 'settings', {
      shown: page.locator('#jp-main-dock-panel'),
      heightPx: 300
    });
  });
});
