import { mkdirSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, type LabPage, notebook, saveTimes, settled, test } from './harness';

const SHOTS = 'test-results/history';

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');
const versionsIn = (labPage: LabPage) =>
  panelOf(labPage).locator('[role=treeitem][data-kind=version]');

async function shoot({ page }: { page: Page }, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

test('saves appear in the panel as they are made, queued ones too', async ({
  lab,
  labPage,
  wire
}) => {
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
  await expect(panelOf(labPage)).toContainText('No versions yet. Save to make the first.');
  await shoot(labPage, 'empty');

  await panelOf(labPage).getByRole('button', { name: 'Save' }).click();
  await expect(versionsIn(labPage)).toHaveCount(1);
  await saveTimes(labPage, 'a.ipynb', 2);
  await settled(labPage);
  await expect(versionsIn(labPage)).toHaveCount(3);
  await expect(panelOf(labPage)).toContainText('3 versions in all');
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
