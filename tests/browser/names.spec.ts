import type { Bucket } from './harness/bucket';
import type { Lab } from './harness/lab';
import { expect, type LabPage, notebook, ODD_PATHS, settled, test, USER } from './harness';

/** Exactly these keys, with exactly the bytes that Jupyter wrote. */
async function expectExactly(bucket: Bucket, lab: Lab, paths: string[]): Promise<void> {
  const versions = await bucket.versions();
  const got = versions.map(({ key, sha256 }) => ({ key, sha256 }));
  const written = paths.flatMap(path =>
    lab.witness(path).map(({ sha256 }) => ({ key: `workspace/${USER}/${path}`, sha256 }))
  );
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  expect(written).toHaveLength(paths.length);
  expect(got.sort(byKey)).toEqual(written.sort(byKey));
}

/** Texts of the notices that stand in Lab's corner. */
function notices({ page }: LabPage): Promise<string[]> {
  return page.locator('.Toastify__toast').allInnerTexts();
}

test('odd names are exact keys when another extension saves them', async ({
  bucket,
  lab,
  labPage
}) => {
  for (const path of ODD_PATHS) {
    lab.write(path, '');
    await labPage.saveContents(path, notebook({ seed: path }));
  }
  await settled(labPage);
  await expectExactly(bucket, lab, ODD_PATHS);
});

test('odd names are exact keys when documents are saved', async ({ bucket, lab, labPage }) => {
  for (const path of ODD_PATHS) {
    lab.write(path, notebook());
    await labPage.open(path);
    await labPage.editCell(path, `saved as ${path}`);
    await labPage.save(path);
  }
  await settled(labPage);
  await expectExactly(bucket, lab, ODD_PATHS);
});

const TOO_LONG = `${'twenty characters... /'.repeat(50)}x.ipynb`;

for (const [what, path, reason] of [
  ['with a backslash', 'back\\slash.ipynb', 'a backslash'],
  ['with a control character', 'bell\u0007.ipynb', 'a control character'],
  ['that is too long', TOO_LONG, 'too long']
] as const) {
  test(`a path ${what} is said once, and saved all the same`, async ({ bucket, lab, labPage }) => {
    await labPage.saveContents('before.ipynb', notebook());
    lab.write(path, notebook());
    await labPage.open(path);
    await labPage.editCell(path, 'saved');
    await labPage.save(path);
    await labPage.saveContents(path, notebook({ seed: 'again' }));
    await labPage.saveContents('after.ipynb', notebook());
    await settled(labPage);

    expect(lab.witness(path)).toHaveLength(2);
    expect(lab.read(path).toString()).toBe(notebook({ seed: 'again' }));
    await expectExactly(bucket, lab, ['before.ipynb', 'after.ipynb']);
    await expect.poll(() => notices(labPage)).toHaveLength(1);
    expect((await notices(labPage))[0]).toContain(reason);
  });
}
