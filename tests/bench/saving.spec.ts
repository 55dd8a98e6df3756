import { freePorts } from '../../demo/ports.mjs';
import { LabPage, notebook, test } from '../browser/harness';
import { median, record, spread } from './results';

const ROUNDS = 40;

test('Jupyter’s own save with the extension and without', async ({
  context,
  lab,
  newLab,
  labPage
}) => {
  const without = await newLab({ port: (await freePorts(['bare'])).bare, extension: false });
  const bare = new LabPage(await context.newPage(), without);
  await bare.openLab();
  const path = 'bench.ipynb';
  for (const [page, server] of [
    [labPage, lab],
    [bare, without]
  ] as const) {
    server.write(path, notebook({ sizeBytes: 1_000_000 }));
    await page.open(path);
  }
  const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [which, page] of [
      ['with', labPage],
      ['without', bare]
    ] as const) {
      await page.page.bringToFront();
      await page.editCell(path, `round = ${round}`);
      times[which].push(await page.app(timeSave, path));
    }
  }
  const warm = { with: times.with.slice(5), without: times.without.slice(5) };
  const ratio = median(warm.with) / median(warm.without);
  record({
    what: 'Jupyter’s own save with the extension ÷ without, 1 MB',
    measured: `${ratio.toFixed(3)} × (${spread(warm.with)} to ${spread(warm.without)})`,
    aim: '≤ 1.02 ×',
    holds: ratio <= 1.02,
    data: warm
  });
});

async function timeSave(app: any, path: string): Promise<number> {
  const shown = [...app.shell.widgets('main')];
  const { context } = shown.find(widget => widget.context?.path === path);
  const begun = performance.now();
  await context.save();
  const took = performance.now() - begun;
  await new Promise(resolve => setTimeout(resolve, 400));
  return took;
}
