import { createHash } from 'node:crypto';

import {
  captured,
  expect,
  type LabPage,
  notebook,
  settled,
  test,
  USER,
  withBookstore
} from './harness';

test.use({ settings: { bucket: '' } });

const PATHS = ['first.ipynb', 'folder/second.ipynb'];
const SAVES_EACH = 5;

type Listed = { versionId: string; sha256: string; text: string };

/** What the service lists of a file, oldest first, with the bytes that it gives for it. */
function listed(labPage: LabPage, path: string): Promise<Listed[]> {
  return withBookstore(
    labPage,
    async (bookstore, path) => {
      await bookstore.ready;
      const { history } = await bookstore.opened();
      const place = bookstore.placeOf(path);
      const { versions } = await history.list(place, null);
      const read = versions.map(async ({ versionId, metadata }: any) => ({
        versionId,
        sha256: metadata.sha256,
        text: await (await history.get(place, versionId, null)).text()
      }));
      return (await Promise.all(read)).reverse();
    },
    path
  );
}

async function saveAll(labPage: LabPage, round: number): Promise<void> {
  for (const path of PATHS) {
    await labPage.open(path);
    await labPage.editCell(path, `round ${round}`);
    await labPage.save(path);
  }
}

test('saves without a bucket stay in this browser until one is set', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const { page } = labPage;
  for (const path of PATHS) {
    lab.write(path, notebook());
  }
  for (let round = 0; round < SAVES_EACH; round++) {
    await saveAll(labPage, round);
  }
  await captured(labPage);
  await expect(page.getByText('In this browser only')).toBeVisible();
  await labPage.reload();

  for (const path of PATHS) {
    const written = lab.witness(path).map(({ sha256 }) => sha256);
    const versions = await listed(labPage, path);
    expect(written).toHaveLength(SAVES_EACH);
    expect(versions.map(({ sha256 }) => sha256)).toEqual(written);
    expect(versions.map(({ text }) => sha256(text))).toEqual(written);
    expect(versions.every(({ versionId }) => versionId.startsWith('local:'))).toBe(true);
  }
  expect(wire.requests).toEqual([]);

  await labPage.execute('settingeditor:open', { query: 'Bookstore' });
  const form = page.getByRole('group', { name: 'Bookstore' });
  await form.getByRole('textbox').first().fill(bucket.name);
  await expect.poll(() => bucket.count(), { timeout: 60_000 }).toBe(PATHS.length * SAVES_EACH);
  await saveAll(labPage, SAVES_EACH);
  await settled(labPage);
  for (const path of PATHS) {
    const written = lab.witness(path).map(({ sha256 }) => sha256);
    const versions = await bucket.versionsOf(`workspace/${USER}/${path}`);
    expect(versions.map(({ sha256 }) => sha256)).toEqual(written);
    expect(versions.some(({ bookstore }) => bookstore.late)).toBe(false);
    expect(await listed(labPage, path)).toEqual([]);
  }
  await expect(page.getByText('In this browser only')).toBeHidden();
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
