import type { Page } from '@playwright/test';

import {
  expect,
  expectArchived,
  type LabPage,
  notebook,
  settled,
  test,
  violationsIn
} from './harness';

// From nothing to a bucket that was checked takes long on a busy machine.
test.setTimeout(300_000);

const CARD = '.jp-Bookstore-steps';

function card(page: Page) {
  return page.getByRole('region', { name: 'First Steps' });
}

/** How far each step is, from the first to the last. */
async function states(page: Page): Promise<(string | null)[]> {
  const steps = await card(page).getByRole('listitem').all();
  return Promise.all(steps.map(step => step.getAttribute('data-state')));
}

async function showHistory(labPage: LabPage): Promise<void> {
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
}

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '', credentials: { provider: 'prompt' } } });

  test('three steps lead to one, and go when the check passes', async ({
    bucket,
    credentials,
    lab,
    labPage
  }) => {
    const { page } = labPage;
    lab.write('a.ipynb', notebook());
    await showHistory(labPage);
    await labPage.save('a.ipynb');
    await expect(card(page)).toContainText('Your last save is kept in this browser only.');
    expect(await states(page)).toEqual(['open', 'open', 'open']);
    await expect(card(page).locator('[aria-current=step]')).toContainText('Bucket');
    expect(await violationsIn(labPage, CARD)).toEqual([]);
    await expect(page.getByRole('tree', { name: 'Versions of a.ipynb' })).toContainText(
      'Only here'
    );

    await card(page).getByRole('button', { name: 'Set Up a Bucket…' }).click();
    const form = page.getByRole('group', { name: 'Bookstore' });
    await form.locator('input[id$="_bucket"]').fill(bucket.name);
    const enter = card(page).getByRole('button', { name: 'Enter Credentials…' });
    await expect(enter).toBeVisible({ timeout: 30_000 });
    expect(await states(page)).toEqual(['done', 'open', 'open']);
    await enter.click();
    const dialog = page.getByRole('dialog');
    const keys = await credentials.issue();
    await dialog.getByLabel('Access key ID').fill(keys.AccessKeyId);
    await dialog.getByLabel('Secret access key').fill(keys.SecretAccessKey);
    await dialog.getByLabel('Session token').fill(keys.SessionToken);
    await dialog.getByRole('button', { name: 'Use These Keys' }).click();
    const check = card(page).getByRole('button', { name: 'Check Set-Up' });
    await expect(check).toBeVisible({ timeout: 30_000 });
    expect(await states(page)).toEqual(['done', 'done', 'open']);
    await expectArchived(bucket, lab, 'a.ipynb');

    await check.click();
    await expect(card(page)).toHaveCount(0, { timeout: 60_000 });
    await expect(page.locator('.jp-Bookstore-setupSummary')).toContainText('Nothing is wrong');
    await labPage.reload();
    await showHistory(labPage);
    const panel = page.getByRole('region', { name: 'Version history' });
    await expect(panel.getByRole('button', { name: 'Enter Credentials…' })).toBeVisible();
    await expect(card(page)).toHaveCount(0);
  });

  test('they are put off with the keyboard, and found again', async ({ lab, labPage }) => {
    const { page } = labPage;
    lab.write('a.ipynb', notebook());
    await showHistory(labPage);
    const later = card(page).getByRole('button', { name: 'Not Now' });
    await later.focus();
    await page.keyboard.press('Enter');
    await expect(card(page)).toHaveCount(0);
    const more = page.getByRole('button', { name: 'More actions' });
    await expect(more).toBeFocused();
    const panel = page.getByRole('region', { name: 'Version history' });
    await expect(panel).toContainText('No bucket is set.');

    await labPage.reload();
    await showHistory(labPage);
    await expect(panel).toContainText('No bucket is set.');
    await expect(card(page)).toHaveCount(0);
    await more.click();
    await page.getByRole('menuitem', { name: 'Show First Steps' }).click();
    await expect(card(page).getByRole('button', { name: 'Set Up a Bucket…' })).toBeFocused();
  });
});

test('a bucket set by an administrator shows no steps, until somebody asks', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await showHistory(labPage);
  await labPage.save('a.ipynb');
  await settled(labPage);
  await expectArchived(bucket, lab, 'a.ipynb');
  await expect(page.getByRole('tree', { name: 'Versions of a.ipynb' })).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  const { steps } = await labPage.execute<{ steps: object[] }>('bookstore:first-steps');
  expect(steps).toHaveLength(3);
  await expect(card(page).getByRole('button', { name: 'Check Set-Up' })).toBeFocused();
  expect(await states(page)).toEqual(['done', 'done', 'open']);
});
