import { expect } from '@playwright/test';

import type { Bucket } from './bucket';
import { USER } from './credentials';
import type { Lab } from './lab';
import type { LabPage } from './labPage';

/**
 * Save an open notebook again and again, each time with other bytes.
 * @returns How long Jupyter took for each, in milliseconds.
 */
export function saveTimes(
  labPage: LabPage,
  path: string,
  times: number,
  label = 'save'
): Promise<number[]> {
  return labPage.app(
    async (app, { path, times, label }) => {
      const shown = [...app.shell.widgets('main')];
      const { context } = shown.find(widget => widget.context?.path === path);
      const tookMs: number[] = [];
      for (let save = 0; save < times; save++) {
        context.model.cells.get(0).sharedModel.setSource(`${label} = ${save}`);
        const begun = performance.now();
        await context.save();
        tookMs.push(performance.now() - begun);
      }
      return tookMs;
    },
    { path, times, label }
  );
}

/** The key of a path for the user of these tests. */
export function keyOf(path: string): string {
  return `workspace/${USER}/${path}`;
}

/** Wait until the versions of a path are what Jupyter wrote: all, in order, each once. */
export async function expectArchived(
  bucket: Bucket,
  lab: Lab,
  path: string,
  timeoutMs = 60_000
): Promise<void> {
  const written = lab.witness(path).map(line => line.sha256);
  const count = () => bucket.count(keyOf(path));
  await expect.poll(count, { timeout: timeoutMs }).toBeGreaterThanOrEqual(written.length);
  const versions = await bucket.versionsOf(keyOf(path));
  expect(versions.map(version => version.sha256)).toEqual(written);
  expect(new Set(versions.map(version => version.bookstore.save)).size).toBe(written.length);
}
