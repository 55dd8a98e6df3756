import {
  anyPut,
  archive,
  expect,
  keyOf,
  type LabPage,
  type Match,
  notebook,
  saveTimes,
  settled,
  test as base
} from '../browser/harness';
import { Predecessor } from './predecessor';
import { median, record, spread } from './results';

const ROUNDS = 18;
/** The first rounds load code and fill caches. */
const WARM_UP = 3;

/** How long each took for the same, in milliseconds. */
type Round = { ours: number; theirs: number };

const test = base.extend<{ predecessor: Predecessor }>({
  predecessor: [
    async ({ bucket, s3, wire }, use, testInfo) => {
      const { region, credentials } = s3;
      const { endpoint } = wire;
      const predecessor = new Predecessor({ endpoint, region, bucket: bucket.name, credentials });
      const reason = await predecessor.start().then(() => null, String);
      if (reason !== null) {
        await predecessor.dispose();
        console.log(`Skipped, the predecessor does not run here: ${reason}`);
        testInfo.skip(true, reason);
      }
      await use(predecessor);
      await predecessor.dispose();
    },
    { timeout: 900_000 }
  ]
});

test.use({ settings: { publishing: true } });

for (const [name, sizeBytes] of Object.entries({ '10 kB': 10_000, '1 MB': 1_000_000 })) {
  test(
    `save → version in the bucket, ${name}, beside the predecessor`,
    { tag: '@long' },
    async ({ bucket, lab, labPage, predecessor, wire }) => {
      const path = 'bench.ipynb';
      lab.write(path, notebook({ sizeBytes }));
      await labPage.open(path);

      /** From Jupyter's PUT until the store had answered the upload. */
      const untilStored = async (key: string, save: () => Promise<number>): Promise<number> => {
        wire.requests.length = 0;
        const begunAt = await save();
        const uploaded: Match = each => anyPut(each) && each.path === `/${bucket.name}/${key}`;
        const storedAt = () =>
          wire.requests.find(each => uploaded(each) && each.status === 200)?.doneAt ?? 0;
        await expect.poll(storedAt, { timeout: 60_000 }).toBeGreaterThan(0);
        return storedAt() - begunAt;
      };

      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const content = JSON.parse(notebook({ sizeBytes, seed: `${round}` }));
        const theirs = await untilStored(predecessor.keyOf(path), () =>
          predecessor.save(path, content)
        );
        const ours = await untilStored(keyOf(path), () => saveInPage(labPage, path, round));
        await settled(labPage);
        rounds.push({ ours, theirs });
      }
      for (const key of [keyOf(path), predecessor.keyOf(path)]) {
        expect(await bucket.count(key)).toBeGreaterThanOrEqual(ROUNDS);
      }
      compare(`save → version in the bucket, ${name}`, rounds);
    }
  );
}

for (const [name, sizeBytes] of Object.entries({ '10 kB': 10_000, '20 MB': 20_000_000 })) {
  test(
    `publishing, ${name}, beside the predecessor`,
    { tag: '@long' },
    async ({ bucket, labPage, predecessor }) => {
      const path = 'bench.ipynb';
      const text = notebook({ sizeBytes });
      const content = JSON.parse(text);
      const [version] = await archive(labPage, bucket, path, [text]);
      const { versionId } = version!;
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        expect(await predecessor.publish(path, content)).toBeTruthy();
        const theirs = performance.now() - begun;
        const ours = await labPage.app(publishInPage, { path, versionId, note: `${round}` });
        rounds.push({ ours, theirs });
      }
      compare(`publish, ${name}`, rounds);
    }
  );
}

/**
 * Save an open notebook with other bytes.
 * @returns When the page sent it to Jupyter, in milliseconds since 1970.
 */
async function saveInPage(labPage: LabPage, path: string, round: number): Promise<number> {
  const put = labPage.page.waitForRequest(
    each => each.method() === 'PUT' && each.url().includes(`/api/contents/${path}`)
  );
  await saveTimes(labPage, path, 1, `round_${round}`);
  const request = await put;
  // Only then its times are known.
  await request.response();
  return request.timing().startTime;
}

async function publishInPage(
  app: any,
  version: { path: string; versionId: string; note: string }
): Promise<number> {
  const begun = performance.now();
  await app.commands.execute('bookstore:publish', version);
  return performance.now() - begun;
}

function compare(what: string, rounds: Round[]): void {
  const warm = rounds.slice(WARM_UP);
  const ratios = warm.map(({ ours, theirs }) => ours / theirs);
  record({
    what: `${what} ÷ nteract/bookstore 2.5.1`,
    measured: `${median(ratios).toFixed(2)} × (${spread(
      warm.map(({ ours }) => ours)
    )} to ${spread(warm.map(({ theirs }) => theirs))})`,
    aim: '–',
    holds: null,
    data: warm
  });
}
