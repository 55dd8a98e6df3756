import type { Page } from '@playwright/test';

import type { Lab } from './harness/lab';
import { expect, type LabPage, notebook, settled, test, USER } from './harness';

/** A page that stands still this long is felt, in milliseconds. */
const FELT_MS = 100;

/** Note from now on how long the page stands still, in milliseconds. */
async function watchBlocking({ page }: LabPage): Promise<void> {
  await page.evaluate(feltMs => {
    const blocked: number[] = [];
    Object.assign(window, { blocked });
    new PerformanceObserver(list => {
      blocked.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    setTimeout(() => {
      const end = performance.now() + feltMs;
      while (performance.now() < end);
    });
  }, FELT_MS);
  // It sees what it is there for.
  await expect.poll(() => longestMs(page)).toBeGreaterThanOrEqual(FELT_MS);
  await page.evaluate(() => ((window as any).blocked.length = 0));
}

function longestMs(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as any).blocked));
}

/** A notebook of at least this size: long ones take more work to look into than large pictures. */
function longNotebook(sizeBytes: number): string {
  const { cells, ...rest } = JSON.parse(notebook({ sizeBytes: 2_000 }));
  const length = Math.ceil(sizeBytes / JSON.stringify(cells[0]).length);
  const many = Array.from({ length }, (_, index) => ({
    ...cells[0],
    id: `cell-${index}`
  }));
  return JSON.stringify({ ...rest, cells: many });
}

/**
 * Save a notebook without opening it. The page saves a stand-in, and Jupyter gets the whole: to
 * write so much JSON would block the page by itself, and is no part of archiving.
 */
async function saveLarge(labPage: LabPage, lab: Lab, path: string, text: string): Promise<void> {
  await labPage.page.route(`**/api/contents/${path}**`, async route => {
    if (route.request().method() !== 'PUT') {
      return route.continue();
    }
    const answer = await lab.fetch(`api/contents/${path}`, {
      method: 'PUT',
      body: `{"type": "notebook", "format": "json", "content": ${text}}`
    });
    return route.fulfill({ status: answer.status, json: await answer.json() });
  });
  await labPage.saveContents(path, 'stand-in');
}

// Notebooks of the one size are looked into, those of the other are not.
for (const sizeMb of [40, 100]) {
  test(`a notebook of ${sizeMb} MB is archived without blocking the page`, async ({
    bucket,
    lab,
    labPage
  }) => {
    await labPage.saveContents('first.ipynb', notebook());
    await settled(labPage);
    await watchBlocking(labPage);
    const sizeBytes = sizeMb * 1_000_000;
    await saveLarge(labPage, lab, 'large.ipynb', longNotebook(sizeBytes));
    await settled(labPage);

    expect(await longestMs(labPage.page)).toBeLessThan(FELT_MS);
    const [written] = lab.witness('large.ipynb');
    expect(written!.size).toBeGreaterThanOrEqual(sizeBytes);
    const versions = await bucket.versionsOf(`workspace/${USER}/large.ipynb`);
    expect(versions.map(({ sha256 }) => sha256)).toEqual([written!.sha256]);
  });
}
