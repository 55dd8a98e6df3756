import { createHash } from 'node:crypto';

import type { Page } from '@playwright/test';
import {
  archive,
  captured,
  cells,
  expect,
  keyOf,
  LabPage,
  noticesOf,
  setSetting,
  settled,
  statusOf,
  test as base,
  USER,
  withBookstore
} from './harness';
import { LiteSite } from './harness/liteSite';

/** What a command made. */
type Made = { key: string; versionId: string };

/** As a person wrote it, not as Lite would. */
const SHIPPED = cells({ source: 'shipped = 0' });
const HOSTILE = {
  data: { 'text/html': '<img src=x onerror="window.hostile=1">' },
  metadata: {},
  output_type: 'display_data'
};

const test = base.extend<{ site: LiteSite; litePage: LabPage }>({
  site: async ({ labPort, overrides }, use) => {
    const site = new LiteSite({ port: labPort, overrides, files: { 'shipped.ipynb': SHIPPED } });
    await site.start();
    await use(site);
    await site.dispose();
  },

  litePage: async ({ page, site }, use) => {
    await page.goto(`${site.url}lab/index.html`);
    const litePage = new LabPage(page, site);
    await litePage.restored();
    await use(litePage);
  }
});

/** Open a notebook; the site has no kernel to offer for it. */
async function open(litePage: LabPage, path: string): Promise<void> {
  await litePage.open(path);
  await noKernel(litePage.page);
}

async function noKernel(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'No Kernel', exact: true }).click();
}

/** What Lite gives when a file is downloaded. */
function download(litePage: LabPage, path: string): Promise<string> {
  return litePage.app(async (app, path) => {
    const response = await fetch(await app.serviceManager.contents.getDownloadUrl(path));
    return response.text();
  }, path);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const panelOf = (page: Page, name: string) => page.getByRole('tabpanel', { name, exact: true });
const rowsOf = (page: Page) =>
  page.locator('#jupyterlab-bookstore-history').locator('[data-kind=version]');

test('archives JupyterLite’s own bytes, opens them and brings them back', async ({
  bucket,
  litePage,
  page
}) => {
  // Each object URL that is left keeps the bytes of a save as long as the page.
  const urls = await page.evaluateHandle(() => {
    const urls = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = object => {
      const url = createObjectURL(object);
      urls.add(url);
      return url;
    };
    URL.revokeObjectURL = url => {
      urls.delete(url);
      revokeObjectURL(url);
    };
    return urls;
  });
  await open(litePage, 'shipped.ipynb');
  const written: string[] = [];
  for (const source of ['x = 1', 'x = "é𝔽"']) {
    await litePage.editCell('shipped.ipynb', source);
    await litePage.save('shipped.ipynb');
    await settled(litePage);
    expect(await urls.evaluate(urls => urls.size)).toBe(0);
    written.push(await download(litePage, 'shipped.ipynb'));
    await urls.evaluate(urls => urls.clear());
  }
  await expect(statusOf(litePage)).toContainText('Archived');
  const versions = await bucket.versionsOf(keyOf('shipped.ipynb'));
  expect(versions.map(({ sha256 }) => sha256)).toEqual(written.map(sha256));
  expect(versions.map(({ bookstore }) => bookstore.how)).toEqual(['manual', 'manual']);
  const [older] = versions;

  await litePage.execute('bookstore:show-history');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.locator('[data-kind=original]')).toContainText('Before your first save');
  await rowsOf(page).nth(1).dblclick();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('x = 1');
  await page.locator('.jp-Bookstore-banner').getByRole('button', { name: 'Restore…' }).click();
  await expect(page.getByRole('dialog')).not.toContainText('trusted');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(rowsOf(page)).toHaveCount(3);
  await settled(litePage);
  expect(await download(litePage, 'shipped.ipynb')).toBe(written[0]);
  await expect(panelOf(page, 'shipped.ipynb')).toContainText('x = 1');
  const all = await bucket.versionsOf(keyOf('shipped.ipynb'));
  expect(all).toHaveLength(3);
  expect(all.at(-1)).toMatchObject({
    sha256: older!.sha256,
    bookstore: { how: 'restore', from: { versionId: older!.versionId } }
  });
  await expect(noticesOf(litePage)).toHaveCount(0);
});

test('nothing that a bucket gives is trusted where nobody signs notebooks', async ({
  bucket,
  litePage,
  page
}) => {
  const theirs = cells({ source: 'theirs = ?', metadata: { trusted: true }, outputs: [HOSTILE] });
  // Lite reads over a byte that is no text, and over the mark at the beginning.
  const odd = Buffer.from(`\ufeff${theirs}`).map(byte => (byte === '?'.charCodeAt(0) ? 255 : byte));
  const key = keyOf('mine.ipynb');
  const versionIds = [await bucket.put(key, theirs), await bucket.put(key, odd)];
  await archive(litePage, bucket, 'mine.ipynb', [SHIPPED]);
  await open(litePage, 'mine.ipynb');
  for (const versionId of versionIds) {
    await litePage.start('bookstore:restore-version', { path: 'mine.ipynb', versionId });
    await expect(page.getByRole('dialog')).toContainText('Its outputs will not be trusted');
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    const newest = async () => (await bucket.versionsOf(key)).at(-1)!;
    await expect
      .poll(async () => (await newest()).bookstore)
      .toMatchObject({ how: 'restore', from: { versionId } });
    await expect(panelOf(page, 'mine.ipynb')).toContainText('theirs = ');
    const file = await download(litePage, 'mine.ipynb');
    expect((await newest()).sha256).toBe(sha256(file));
    expect(JSON.parse(file).cells[0]).toMatchObject({ metadata: {}, outputs: [HOSTILE] });
    expect(file).not.toContain('trusted');

    const to = `${versionId}.ipynb`;
    await litePage.execute('bookstore:clone-version', { path: 'mine.ipynb', versionId, to });
    await noKernel(page);
    await expect(panelOf(page, to)).toContainText('theirs = ');
    expect(await download(litePage, to)).toBe(file);
    await litePage.open('mine.ipynb');
  }
  const isTrusted = () => page.evaluate(() => 'hostile' in window);
  expect(await isTrusted()).toBe(false);

  // It would be, had it come in by another way.
  await litePage.saveContents('uploaded.ipynb', theirs);
  await open(litePage, 'uploaded.ipynb');
  await expect.poll(isTrusted).toBe(true);
});

test.describe('with publishing', () => {
  test.use({ settings: { publishing: true } });

  test('what is unsaved is saved, archived and then published', async ({ bucket, litePage }) => {
    await open(litePage, 'shipped.ipynb');
    await litePage.editCell('shipped.ipynb', 'unsaved = True');
    const args = { path: 'shipped.ipynb', note: '', confirmed: true };
    const { key, versionId } = await litePage.execute<Made>('bookstore:publish', args);
    const [version] = await bucket.versionsOf(keyOf('shipped.ipynb'));
    expect(await bucket.versionsOf(key)).toMatchObject([
      {
        versionId,
        sha256: sha256(await download(litePage, 'shipped.ipynb')),
        bookstore: { how: 'publish', from: { versionId: version!.versionId } }
      }
    ]);
    expect(await download(litePage, 'shipped.ipynb')).toContain('unsaved = True');
  });
});

test('a link to a version in JupyterLite leads back to its site', async ({
  bucket,
  litePage,
  page
}) => {
  const [old] = await archive(litePage, bucket, 'mine.ipynb', [
    cells({ source: 'old = 1' }),
    cells({ source: 'new = 2' })
  ]);
  const { text: link } = await litePage.execute<{ text: string }>('bookstore:copy-reference', {
    path: 'mine.ipynb',
    versionId: old!.versionId,
    as: 'link'
  });
  await page.goto(link);
  await litePage.restored();
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('old = 1');
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('saves are kept in the browser, also over a reload', async ({ litePage, wire }) => {
    await open(litePage, 'shipped.ipynb');
    await litePage.editCell('shipped.ipynb', 'here = 1');
    await litePage.save('shipped.ipynb');
    await captured(litePage);
    const written = await download(litePage, 'shipped.ipynb');
    await expect(statusOf(litePage)).toContainText('In this browser only');
    await litePage.reload();
    const kept = await withBookstore(litePage, async bookstore => {
      await bookstore.ready;
      const { history } = await bookstore.opened();
      const place = bookstore.placeOf('shipped.ipynb');
      const { versions } = await history.list(place, null);
      const read = versions.map(async ({ versionId }: any) =>
        (await history.get(place, versionId, null)).text()
      );
      return Promise.all(read);
    });
    expect(kept).toEqual([written]);
    expect(wire.requests).toEqual([]);
  });
});

test.describe('with a prefix for each user', () => {
  test.use({ settings: { workspacePrefix: 'workspace/{user}' } });

  test('says that no name lasts, and keeps the saves until there is one', async ({
    bucket,
    litePage,
    wire
  }) => {
    await open(litePage, 'shipped.ipynb');
    await litePage.editCell('shipped.ipynb', 'x = 1');
    await litePage.save('shipped.ipynb');
    await captured(litePage);
    await expect(noticesOf(litePage)).toContainText('nothing here tells a user name that lasts');
    expect(wire.requests).toEqual([]);

    const plugin = 'jupyterlab-bookstore:plugin';
    await setSetting(litePage, plugin, 'workspacePrefix', `workspace/${USER}`);
    await settled(litePage);
    expect(await bucket.versionsOf(keyOf('shipped.ipynb'))).toHaveLength(1);
  });
});
