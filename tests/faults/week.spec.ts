import {
  captured,
  expect,
  type LabPage,
  notebook,
  saveTimes,
  withBookstore,
  withService
} from '../browser/harness';
import { Random } from './random';
import { faultCase } from './faultCase';
import { ordinaryFaults } from './ordinaryFaults';

const SAVES = Number(process.env.FAULTS_SAVES ?? 5_000);
const NOTEBOOKS = 40;
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
/** Some minutes of work: saves of a few notebooks, between two faults. */
const AT_ONCE = 3;
const MOST_IN_A_ROW = 12;

faultCase(
  '37',
  `a week of work: ${SAVES} saves of ${NOTEBOOKS} notebooks, random faults`,
  async scene => {
    const { lab, labPage } = scene;
    console.log(`37 FAULTS_SEED=${SEED}`);
    const random = new Random(SEED);
    const paths = Array.from({ length: NOTEBOOKS }, (_, index) => `work/${index}.ipynb`);
    for (const path of paths) {
      lab.write(path, notebook({ seed: path, sizeBytes: random.between(2_000, 40_000) }));
    }
    const faults = ordinaryFaults(scene, random);
    let fired = 0;
    for (let saved = 0, turn = 0; saved < SAVES; turn++) {
      const mend = random.chance(0.5) ? await random.pick(faults)() : async () => 0;
      const chosen = new Set(Array.from({ length: AT_ONCE }, () => random.pick(paths)));
      const times = Math.min(random.between(1, MOST_IN_A_ROW), SAVES - saved);
      for (const path of chosen) {
        await openWithoutKernel(labPage, path);
      }
      await Promise.all([...chosen].map(path => saveTimes(labPage, path, times, `turn_${turn}`)));
      saved += times * chosen.size;
      await captured(labPage);
      fired += await mend();
    }
    await labPage.execute('bookstore:retry-uploads');
    await expect.poll(() => waiting(labPage), { timeout: 300_000 }).toBe(0);
    return { fired };
  },
  { timeoutMs: 1_700_000 }
);

function waiting(labPage: LabPage): Promise<number> {
  return withBookstore(labPage, async ({ outbox }) => {
    const counts: number[] = [...(await outbox.counts()).values()];
    return counts.reduce((sum, count) => sum + count, 0);
  });
}

/** Forty kernels would have the machine to themselves. */
function openWithoutKernel(labPage: LabPage, path: string): Promise<void> {
  return withService(
    labPage,
    '@jupyterlab/docmanager:IDocumentManager',
    async (documents, path) => {
      const kernel = { shouldStart: false, canStart: false, autoStartDefault: false };
      const widget =
        documents.findWidget(path) ?? documents.open(path, 'default', undefined, {}, kernel);
      await widget.context.ready;
    },
    path
  );
}
