import { PutObjectCommand } from '@aws-sdk/client-s3';
import { keyOf, notebook, settled, test } from '../browser/harness';
import { median, record, spread } from './results';
import { scopedClient } from './scopedClient';
import { signed, type Signed } from './signed';

const TRIALS = 30;
const pathOf = (trial: number) => `first-${trial}.ipynb`;

type Trial = { archived: number; bare: number };

test('the first save of each key', async ({ bucket, credentials, lab, labPage, wire }) => {
  const client = await scopedClient(credentials, wire.endpoint);
  const puts: Signed[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    lab.write(pathOf(trial), notebook({ sizeBytes: 10_000, seed: `${trial}` }));
    const Key = keyOf(`bare-${trial}`);
    puts.push(await signed(client, new PutObjectCommand({ Bucket: bucket.name, Key })));
  }
  // The first save of all loads code and finds out where saves go.
  await labPage.saveContents('any.ipynb', notebook());
  await settled(labPage);
  const trials = (await labPage.app(measure, { paths: puts.map((_, i) => pathOf(i)), puts })).slice(
    3
  );
  const ratios = trials.map(({ archived, bare }) => archived / bare);
  record({
    what: 'first save of a key → archived ÷ (GET + preflight + bare PUT), 10 kB',
    measured: `${median(ratios).toFixed(2)} × (${spread(trials.map(t => t.archived))} to ${spread(
      trials.map(t => t.bare)
    )})`,
    aim: '≤ 1.15 ×',
    holds: median(ratios) <= 1.15,
    data: trials
  });
});

/** Archive each file, with a GET of it and a bare PUT under another new key in turn. */
async function measure(
  app: any,
  { paths, puts }: { paths: string[]; puts: Signed[] }
): Promise<Trial[]> {
  const { contents } = app.serviceManager;
  const bookstore = app.pluginRegistry._plugins.get('jupyterlab-bookstore:plugin').service;
  const { capture, outbox } = bookstore;

  /** Until what is begun was queued and archived. */
  const threeChanges = (key: string) =>
    new Promise<void>(resolve => {
      let changes = 0;
      const stop = outbox.onChange((changed: any) => {
        if (changed?.key === key && ++changes === 3) {
          stop();
          resolve();
        }
      });
    });

  const archive = async (path: string) => {
    const model = await contents.get(path, { content: false, hash: true });
    const { last_modified: at, size: sizeBytes, hash } = model;
    const lane = bookstore.placeOf(path);
    const done = threeChanges(lane.key);
    const begun = performance.now();
    await capture.saved({ path, at, sizeBytes, how: 'auto', proof: Promise.resolve(hash) });
    await done;
    const took = performance.now() - begun;
    if (!(await outbox.head(lane))?.versionId) {
      throw new Error('not archived');
    }
    return took;
  };

  const bare = async (path: string, { url, method, headers }: Signed) => {
    const begun = performance.now();
    const from = await contents.getDownloadUrl(path);
    const body = await (await fetch(from, { cache: 'no-store' })).blob();
    // The browser asks before, since it never put anything there.
    const answer = await fetch(url, { method, headers, body });
    if (!answer.headers.get('x-amz-version-id')) {
      throw new Error(`bare PUT: ${answer.status}`);
    }
    return performance.now() - begun;
  };

  const trials: Trial[] = [];
  for (const [trial, path] of paths.entries()) {
    const took = { bare: await bare(path, puts[trial]!), archived: await archive(path) };
    trials.push(took);
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  return trials;
}
