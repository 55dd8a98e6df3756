import { expect, notebook, test, USER } from './harness';

const SIZES = [10_000, 50_000, 200_000, 1_000_000, 2_000_000];
const SAVES_EACH = 40;

test('200 rapid saves of 5 open notebooks become 200 versions in order', async ({
  bucket,
  lab,
  labPage
}) => {
  const paths = SIZES.map(sizeBytes => `rapid ${sizeBytes}.ipynb`);
  paths.forEach((path, index) => lab.write(path, notebook({ sizeBytes: SIZES[index]! })));
  for (const path of paths) {
    await labPage.open(path);
  }
  await labPage.app(
    async (app, { paths, savesEach }) => {
      const contexts = paths.map((path: string) => {
        const shown = [...app.shell.widgets('main')];
        return shown.find(widget => widget.context?.path === path).context;
      });
      await Promise.all(
        contexts.map(async (context: any, which: number) => {
          for (let save = 0; save < savesEach; save++) {
            context.model.cells.get(0).sharedModel.setSource(`save = ${save} # of ${which}`);
            await context.save();
          }
        })
      );
    },
    { paths, savesEach: SAVES_EACH }
  );
  await expect
    .poll(() => bucket.count(`workspace/${USER}/`), { timeout: 90_000 })
    .toBe(paths.length * SAVES_EACH);
  for (const path of paths) {
    const written = lab.witness(path).map(line => line.sha256);
    const versions = await bucket.versionsOf(`workspace/${USER}/${path}`);
    expect(versions.map(version => version.sha256)).toEqual(written);
    expect(written).toHaveLength(SAVES_EACH);
    expect(new Set(versions.map(version => version.bookstore.save)).size).toBe(SAVES_EACH);
  }
});
