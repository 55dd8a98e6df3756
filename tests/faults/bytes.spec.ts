import { expect, longNotebook, notebook, saveLarge, saveTimes, settled } from '../browser/harness';
import { faultCase } from './faultCase';

/** What goes over the slow line; 20 MB take 27 minutes. */
const SLOW_LINE_MB = Number(process.env.FAULTS_SLOW_MB ?? 1);
const BYTES_PER_SECOND = 100_000 / 8;
const NEEDED_MS = (SLOW_LINE_MB * 1_000_000 * 1000) / BYTES_PER_SECOND;

faultCase(
  '11',
  `${SLOW_LINE_MB} MB over a line of 100 kbit/s`,
  async ({ bucket, labPage, wire }) => {
    wire.slow(BYTES_PER_SECOND);
    const begun = Date.now();
    const text = notebook({ sizeBytes: SLOW_LINE_MB * 1_000_000 });
    await labPage.saveContents('large.ipynb', text);
    const timeout = NEEDED_MS * 2 + 60_000;
    await expect.poll(() => bucket.count(), { timeout }).toBe(1);
    expect(Date.now() - begun).toBeGreaterThan(NEEDED_MS * 0.9);
    return { fired: 1 };
  },
  { timeoutMs: NEEDED_MS * 2 + 180_000 }
);

faultCase('30', 'a notebook of 100 MB', async ({ bucket, lab, labPage, wire }) => {
  // Cut on the way the first time.
  const cut = wire.cut();
  await saveLarge(labPage, lab, 'large.ipynb', longNotebook(100_000_000));
  await expect.poll(() => bucket.count(), { timeout: 120_000 }).toBe(1);
  expect(lab.witness('large.ipynb')[0]!.size).toBeGreaterThanOrEqual(100_000_000);
  return { fired: cut.fired };
});

faultCase(
  '31',
  'a bit turned on the way',
  async ({ lab, labPage, wire }) => {
    lab.write('a.ipynb', notebook({ sizeBytes: 20_000 }));
    await labPage.open('a.ipynb');
    let fired = 0;
    for (let round = 0; round < 4; round++) {
      const flipped = wire.flip();
      await saveTimes(labPage, 'a.ipynb', 3, `round_${round}`);
      await expect.poll(() => flipped.fired).toBe(1);
      // The next one must hit another save: what arrives damaged twice waits for a person.
      await settled(labPage);
      fired += flipped.fired;
    }
    const refused = wire.requests.filter(({ status }) => status === 400);
    expect(refused).toHaveLength(fired);
    return { fired };
  },
  { isShort: true }
);
