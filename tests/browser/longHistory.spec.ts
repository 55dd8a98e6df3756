import { expect, keyOf, type LabPage, notebook, test } from './harness';

const COUNT = 1_200;
const AT_MOST_DRAWN = 60;

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');

/** Ids of the versions that are drawn, top to bottom. */
const drawn = (labPage: LabPage): Promise<string[]> =>
  panelOf(labPage)
    .locator('[data-kind=version]')
    .evaluateAll(rows =>
      rows.map(row => /Version: (.*)/.exec(row.getAttribute('title') ?? '')?.[1] ?? 'none')
    );

/** Whether ids stand in a list one after the other. */
const isRun = (ids: string[], all: string[]) => {
  const from = all.indexOf(ids[0]!);
  return from >= 0 && ids.every((id, index) => all[from + index] === id);
};

test('a key with many versions is listed in pages, drawn in part, and has an end', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const at = new Date().toISOString();
  const ids = await bucket.fill(keyOf('a.ipynb'), COUNT, () => ({ v: 1, at, how: 'manual' }));
  await bucket.put(keyOf('a.ipynb.bak'), 'a neighbour');
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
  const panel = panelOf(labPage);
  const asked = () =>
    wire.requests.filter(({ method, query }) => method === 'GET' && query.has('versions'));
  const heads = () =>
    wire.requests.filter(({ method, query }) => method === 'HEAD' && query.has('versionId'));

  await expect.poll(async () => (await drawn(labPage)).slice(0, 10)).toEqual(ids.slice(0, 10));
  expect(asked().map(({ query }) => query.get('max-keys'))).not.toContain('1000');
  expect(asked().length).toBeLessThan(4);

  const tree = panel.getByRole('tree');
  const end = panel.getByText(`${COUNT} versions in all`);
  await tree.focus();
  // Nobody knows how many there are before the last one is listed.
  await expect(panel.getByText(/versions in all/)).toHaveCount(0);
  await expect
    .poll(
      async () => {
        await tree.press('End');
        const now = await drawn(labPage);
        expect(now.length).toBeLessThan(AT_MOST_DRAWN);
        expect(isRun(now, ids)).toBe(true);
        return end.isVisible();
      },
      { intervals: [100], timeout: 90_000 }
    )
    .toBe(true);
  await tree.press('End');
  await expect.poll(async () => (await drawn(labPage)).at(-1)).toBe(ids.at(-1));
  await expect(panel.locator('[aria-selected=true]')).toHaveCount(1);

  const sizes = asked().map(({ query }) => Number(query.get('max-keys')));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(150);
  expect(sizes.length).toBeLessThan(20);
  // Rows that were passed over are not asked about.
  expect(heads().length).toBeLessThan(COUNT / 2);
  expect(heads().length).toBeGreaterThan(0);

  const scroller = panel.locator('.jp-Bookstore-historyScroller');
  await scroller.evaluate(node => (node.scrollTop = node.scrollHeight / 2));
  await expect.poll(async () => (await drawn(labPage))[0]).not.toBe(ids[0]);
  const middle = await drawn(labPage);
  expect(isRun(middle, ids)).toBe(true);
  expect(middle.length).toBeLessThan(AT_MOST_DRAWN);
  await tree.press('Home');
  await expect.poll(async () => (await drawn(labPage))[0]).toBe(ids[0]);
});
