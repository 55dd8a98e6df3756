import type { Page } from '@playwright/test';

import {
  expect,
  type LabPage,
  longNotebook,
  notebook,
  saveLarge,
  settled,
  test,
  USER
} from './harness';

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
