import { createHash } from 'node:crypto';

import { cells, expect, keyOf, type LabPage, settled, test } from './harness';
import type { Bucket } from './harness/bucket';

const PATH = 'analysis.ipynb';
const SAVES = 20;

/** The notebook as it was at a save. */
const state = (save: number) =>
  cells(
    { id: 'load', source: `rows = ${save}` },
    { id: 'plot', source: 'plot(rows)' },
    { id: 'notes', cell_type: 'markdown', source: `save ${save}` }
  );

test('twenty saves over two days, a mistake, and the way back', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  // Yesterday's and today's, as another browser archived them.
  for (let save = 0; save < SAVES - 1; save++) {
    await put(bucket, save);
  }
  lab.write(PATH, state(SAVES - 2));
  await labPage.open(PATH);

  // The mistake: a cell is gone, another one is spoilt, and it is saved.
  await labPage.app(app => {
    const { sharedModel } = app.shell.currentWidget.context.model;
    sharedModel.deleteCell(1);
    sharedModel.getCell(0).setSource('rows = None');
  });
  await labPage.save(PATH);
  await settled(labPage);

  // Find: the panel, by day.
  await labPage.execute('bookstore:show-history');
  const panel = page.locator('#jupyterlab-bookstore-history');
  const rows = panel.locator('[data-kind=version]');
  await expect(rows.first()).toBeVisible();
  await expect(panel.locator('[data-kind=day]')).toHaveText(['Today', 'Yesterday']);
  await panel.getByRole('searchbox').fill('yesterday');
  await expect(rows).toHaveCount(10);
  await panel.getByRole('searchbox').fill('');

  // Preview: read-only, as it was.
  const chosen = (await bucket.versionsOf(keyOf(PATH)))[SAVES - 2]!;
  await rows.nth(1).dblclick();
  const preview = page.locator('.jp-Bookstore-version');
  await expect(preview).toContainText(`rows = ${SAVES - 2}`);
  await expect(preview).toContainText('plot(rows)');

  // Compare with what is being worked on, and bring the lost cell back.
  await preview.getByRole('button', { name: 'Compare' }).click();
  const compared = page.locator('.jp-Bookstore-compare').first();
  await expect(compared).toContainText('rows = None');
  await compared
    .getByRole('group')
    .filter({ hasText: 'plot(rows)' })
    .getByRole('button', { name: 'Bring Back This Cell' })
    .click();
  await expect
    .poll(() => sourcesOf(labPage))
    .toEqual(['rows = None', 'plot(rows)', `save ${SAVES - 2}`]);

  // Restore the whole: the unsaved cell becomes a version first, restoring is one more.
  const before = await bucket.count();
  await rows.nth(1).click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Restore Version…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => sha256(lab.read(PATH))).toBe(chosen.sha256);
  await settled(labPage);
  expect(await bucket.count()).toBe(before + 2);
  const [, restored] = (await bucket.versionsOf(keyOf(PATH))).slice(-2);
  expect(restored).toMatchObject({
    sha256: chosen.sha256,
    bookstore: { how: 'restore', from: { versionId: chosen.versionId } }
  });
  await expect(rows.first()).toContainText('Restored from');
  await expect
    .poll(() => sourcesOf(labPage))
    .toEqual([`rows = ${SAVES - 2}`, 'plot(rows)', `save ${SAVES - 2}`]);
  const isDirty = await labPage.app(app => {
    const [file] = [...app.shell.widgets('main')].filter(widget => widget.context);
    return file.context.model.dirty;
  });
  expect(isDirty).toBe(false);
});

/** A save of yesterday, or for the later half of today. */
async function put(bucket: Bucket, save: number): Promise<void> {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  const isYesterday = save < SAVES / 2;
  const at = new Date(day.getTime() + (isYesterday ? -3_600_000 : 0) + save * 1000);
  const text = state(save);
  await bucket.put(keyOf(PATH), text, {
    v: 1,
    save: sha256(`${PATH} ${save}`),
    at: at.toISOString(),
    sha256: sha256(text),
    how: 'manual',
    by: 'ana'
  });
}

/** The cells of the notebook in front of the others, open or not. */
function sourcesOf(labPage: LabPage): Promise<string[]> {
  return labPage.app(app => {
    for (const widget of app.shell.widgets('main')) {
      if (widget.context?.path === 'analysis.ipynb') {
        return widget.context.model.sharedModel.cells.map((cell: any) => cell.getSource());
      }
    }
    return [];
  });
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
