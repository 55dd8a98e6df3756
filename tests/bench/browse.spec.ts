import { expect, test } from '../browser/harness';
import { recordFrames } from './frames';

const MANY = 10_000;
/** Names sort as they are numbered. */
const nameOf = (index: number) => `report ${String(index).padStart(5, '0')}.ipynb`;

test('10,000 published notebooks', async ({ bucket, labPage }) => {
  const put = (index: number) =>
    bucket.put(`published/ana/${nameOf(index)}`, `${index}`, { v: 1, how: 'publish', by: 'ana' });
  let next = 0;
  const lane = async () => {
    while (next < MANY) {
      await put(next++);
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  await labPage.execute('bookstore:browse-published');
  const rows = labPage.page.locator('.jp-Bookstore-browseRow');
  await rows.filter({ hasText: 'ana' }).dblclick();
  await expect(rows.filter({ hasText: nameOf(0) })).toBeVisible();
  await recordFrames(labPage, '10,000 published notebooks', {
    scroller: '.jp-Bookstore-browseScroller',
    lastRow: nameOf(MANY - 1)
  });
});
