import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Locator } from '@playwright/test';

import { checkout } from '../../../demo/checkout.mjs';
import { violationsIn } from './accessibility';
import type { LabPage } from './labPage';

/** `SCREENSHOTS=docs` makes the pictures of the documentation anew. */
const FOLDER = join(checkout, process.env.SCREENSHOTS ?? 'test-results', 'screenshots');

type Area = {
  /** Part that axe-core looks at; left out for what Lab draws by itself. */
  axe?: string;
  /** What the picture shows, if it is not that part. */
  shown?: Locator;
  /** How much of it, from the top. */
  heightPx?: number;
};

/** The state that is shown, in both themes, each without anything for axe-core to find. */
export async function picture(
  labPage: LabPage,
  name: string,
  { axe, shown, heightPx = Infinity }: Area
): Promise<void> {
  const { page } = labPage;
  mkdirSync(FOLDER, { recursive: true });
  const body = page.locator('body');
  const isLight = (await body.getAttribute('data-jp-theme-light')) !== 'false';
  // A change of themes takes long: begin with the one that is there.
  for (const theme of isLight ? ['Light', 'Dark'] : ['Dark', 'Light']) {
    await wear(labPage, theme);
    const path = join(FOLDER, `${name}-${theme.toLowerCase()}.png`);
    const box = (await (shown ?? page.locator(axe!).last()).boundingBox())!;
    const clip = { ...box, height: Math.min(box.height, heightPx) };
    await page.screenshot({ path, clip, animations: 'disabled' });
    const found = axe ? await violationsIn(labPage, axe) : [];
    expect.soft(found, `${name}, ${theme}`).toEqual([]);
  }
}

async function wear(labPage: LabPage, theme: string): Promise<void> {
  const { page } = labPage;
  const body = page.locator('body');
  if ((await body.getAttribute('data-jp-theme-name')) !== `JupyterLab ${theme}`) {
    await labPage.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` });
    await expect(body).toHaveAttribute('data-jp-theme-light', String(theme === 'Light'));
  }
  await expect(page.locator('#jupyterlab-splash')).toHaveCount(0);
}
