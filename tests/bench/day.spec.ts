import { expect, expectArchived, notebook, settled, test } from '../browser/harness';
import { heapMb } from './heap';
import { record } from './results';

/** Eight hours, one every two minutes. */
const AUTOSAVES = 240;
const SAVES = 1_000;
/** The first saves load code and fill caches. */
const WARM_SAVES = 100;
const MOST_GROWN_MB = 5;

test('a day open, and 1,000 saves of 1 MB', { tag: '@long' }, async ({ bucket, lab, labPage }) => {
  test.setTimeout(3_600_000);
  const [small, large] = ['day.ipynb', 'large.ipynb'];
  lab.write(small, notebook({ sizeBytes: 10_000 }));
  lab.write(large, notebook({ sizeBytes: 1_000_000 }));
  await labPage.open(small);
  await labPage.app(autosave, { path: small, times: AUTOSAVES });
  await labPage.open(large);
  await labPage.app(autosave, { path: large, times: WARM_SAVES });
  await settled(labPage);
  const before = await heapMb(labPage);
  await labPage.app(autosave, { path: large, times: SAVES - WARM_SAVES });
  await settled(labPage);
  const grown = (await heapMb(labPage)) - before;
  await expectArchived(bucket, lab, small);
  expect(await bucket.count(`workspace/tester/${large}`)).toBe(SAVES);
  record({
    what: `memory that the last ${SAVES - WARM_SAVES} of ${SAVES} saves of 1 MB leave, queue empty`,
    measured: `${grown.toFixed(1)} MB (of ${before.toFixed(0)} MB)`,
    aim: `≤ ${MOST_GROWN_MB} MB`,
    holds: grown <= MOST_GROWN_MB,
    data: { beforeMb: before, grownMb: grown }
  });
});

/** Change and save an open notebook as autosave does, each time when the save before was read. */
async function autosave(app: any, { path, times }: { path: string; times: number }): Promise<void> {
  const { capture } = app.pluginRegistry._plugins.get('jupyterlab-bookstore:plugin').service;
  const widgets: any[] = [...app.shell.widgets('main')];
  const { context } = widgets.find(widget => widget.context?.path === path);
  for (let save = 0; save < times; save++) {
    context.model.cells.get(0).sharedModel.setSource(`save = ${save}`);
    await context.save();
    while (capture.pending > 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}
