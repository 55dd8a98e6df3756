import { anyPut, expect, keyOf, notebook, saveTimes, statusOf } from '../browser/harness';
import { faultCase, type Scene } from './faultCase';

const SIZES = [10_000, 50_000, 200_000, 1_000_000, 2_000_000];

/** Open notebooks of 20 kB, or of these sizes. */
async function open({ lab, labPage }: Scene, paths: string[], sizes: number[] = []) {
  for (const [index, path] of paths.entries()) {
    lab.write(path, notebook({ seed: path, sizeBytes: sizes[index] ?? 20_000 }));
    await labPage.open(path);
  }
}

faultCase('1', 'clean, 200 saves of 5 paths', async scene => {
  const paths = SIZES.map(size => `${size}.ipynb`);
  await open(scene, paths, SIZES);
  await Promise.all(paths.map(path => saveTimes(scene.labPage, path, 40)));
  return { fired: null };
});

faultCase('2', 'offline for 50 saves', async scene => {
  await open(scene, ['a.ipynb', 'b.ipynb']);
  await scene.wire.down();
  await saveTimes(scene.labPage, 'a.ipynb', 25);
  await saveTimes(scene.labPage, 'b.ipynb', 25);
  await expect(statusOf(scene.labPage)).toContainText('50 waiting');
  await scene.wire.up();
  await scene.labPage.execute('bookstore:retry-uploads');
  return { fired: 50 };
});

for (const [number, how, text] of [
  ['6a', 'different', (save: number) => notebook({ seed: `${save}` })],
  ['6b', 'identical', () => notebook({ seed: 'the same' })]
] as const) {
  faultCase(number, `replies lost, ${how} bytes`, async ({ labPage, wire }) => {
    let fired = 0;
    for (let save = 0; save < 8; save++) {
      const lost = wire.loseReply();
      await labPage.saveContents('a.ipynb', text(save));
      await expect.poll(() => lost.fired).toBe(1);
      await expect(statusOf(labPage)).toHaveText('Ready to archive');
      fired += lost.fired;
    }
    return { fired };
  });
}

faultCase('7', 'connections reset in the middle of an upload', async scene => {
  await open(scene, ['a.ipynb']);
  const cut = scene.wire.cut(6);
  await saveTimes(scene.labPage, 'a.ipynb', 10);
  await expect.poll(() => cut.fired).toBe(6);
  return { fired: cut.fired };
});

faultCase('8', '503 SlowDown twenty times, backed off', async scene => {
  const paths = ['a.ipynb', 'b.ipynb', 'c.ipynb', 'd.ipynb'];
  await open(scene, paths);
  const slow = scene.wire.answer(503, 'SlowDown', 20, anyPut);
  const begun = Date.now();
  await Promise.all(paths.map(path => saveTimes(scene.labPage, path, 5)));
  await expect.poll(() => slow.fired, { timeout: 200_000 }).toBe(20);
  const seconds = (Date.now() - begun) / 1000;
  // Four keys at once, each waiting longer after each refusal.
  expect(20 / seconds).toBeLessThan(4);
  return { fired: slow.fired };
});

faultCase('9', 'bursts of 500 and 502', async scene => {
  await open(scene, ['a.ipynb', 'b.ipynb']);
  let fired = 0;
  for (const [status, code] of [
    [500, 'InternalError'],
    [502, 'BadGateway']
  ] as const) {
    const burst = scene.wire.answer(status, code, 4, anyPut);
    await saveTimes(scene.labPage, 'a.ipynb', 5, code);
    await saveTimes(scene.labPage, 'b.ipynb', 5, code);
    await expect.poll(() => burst.fired).toBe(4);
    fired += burst.fired;
  }
  return { fired };
});

faultCase('10', 'a black hole under one key, others go on', async scene => {
  const { bucket, labPage, wire } = scene;
  await open(scene, ['a.ipynb', 'b.ipynb']);
  const hole = wire.hold(Infinity, each => anyPut(each) && each.path.endsWith('/a.ipynb'));
  await saveTimes(labPage, 'a.ipynb', 5);
  await expect.poll(() => hole.fired).toBeGreaterThan(0);
  await saveTimes(labPage, 'b.ipynb', 5);
  await expect.poll(() => bucket.count(keyOf('b.ipynb'))).toBe(5);
  expect(await bucket.count(keyOf('a.ipynb'))).toBe(0);
  // What was in the hole comes out again as well: each save is there once all the same.
  hole.release();
  return { fired: hole.fired };
});
