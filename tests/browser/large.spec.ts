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

/** What the page itself may read; more blocks it for a blink, and is a worker's to read. In bytes. */
const MOST_READ = 1_000_000;

/** Note from now on what the page itself reads of larger Blobs, in bytes. */
async function watchReads({ page }: LabPage): Promise<void> {
  await page.evaluate(most => {
    const reads: number[] = [];
    Object.assign(window, { reads });
    const watch = (prototype: any, name: string, sizeOf: (self: any, args: any[]) => number) => {
      const method = prototype[name];
      prototype[name] = function (...args: any[]) {
        const size = sizeOf(this, args);
        if (size > most) {
          reads.push(size);
        }
        return method.apply(this, args);
      };
    };
    for (const name of ['text', 'arrayBuffer', 'stream']) {
      watch(Blob.prototype, name, blob => blob.size);
    }
    for (const name of ['readAsText', 'readAsArrayBuffer', 'readAsDataURL']) {
      watch(FileReader.prototype, name, (_, [blob]) => blob.size);
    }
    for (const name of ['text', 'arrayBuffer', 'json']) {
      watch(Response.prototype, name, response => Number(response.headers.get('content-length')));
    }
  }, MOST_READ);
  // It sees what it is there for.
  await page.evaluate(most => new Blob(['x'.repeat(most + 1)]).text(), MOST_READ);
  expect(await reads(page)).toEqual([MOST_READ + 1]);
  await page.evaluate(() => ((window as any).reads.length = 0));
}

function reads(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as any).reads);
}

// Notebooks of the one size are looked into, those of the other are not.
for (const sizeMb of [40, 100]) {
  test(`a notebook of ${sizeMb} MB is archived without being read by the page itself`, async ({
    bucket,
    lab,
    labPage
  }) => {
    await labPage.saveContents('first.ipynb', notebook());
    await settled(labPage);
    await watchReads(labPage);
    const sizeBytes = sizeMb * 1_000_000;
    await saveLarge(labPage, lab, 'large.ipynb', longNotebook(sizeBytes));
    await settled(labPage);

    expect(await reads(labPage.page)).toEqual([]);
    const [written] = lab.witness('large.ipynb');
    expect(written!.size).toBeGreaterThanOrEqual(sizeBytes);
    const versions = await bucket.versionsOf(`workspace/${USER}/large.ipynb`);
    expect(versions.map(({ sha256 }) => sha256)).toEqual([written!.sha256]);
  });
}
