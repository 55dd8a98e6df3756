import { expect, keyOf, LabPage, notebook, settled, test } from './harness';

test('saves are archived although Jupyter never says who the user is', async ({
  bucket,
  lab,
  page
}) => {
  let asked = 0;
  await page.route('**/api/me?*', route => {
    asked++;
    return route.abort();
  });
  lab.write('a.ipynb', notebook());
  const labPage = new LabPage(page, lab);
  await labPage.openLab();
  await labPage.saveContents('a.ipynb', notebook({ seed: 'b' }));
  await settled(labPage);
  const [version] = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(version!.bookstore).not.toHaveProperty('by');
  expect(asked).toBeGreaterThan(0);
});
