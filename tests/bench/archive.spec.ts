import { PutObjectCommand } from '@aws-sdk/client-s3';
import { notebook, test, USER } from '../browser/harness';
import { median, record, spread } from './results';
import { scopedClient } from './scopedClient';
import { signed, type Signed } from './signed';

const CASES = [
  { name: '10 kB', sizeBytes: 10_000, trials: 40, blockedMs: 5 },
  { name: '1 MB', sizeBytes: 1_000_000, trials: 25, blockedMs: 5 },
  { name: '20 MB', sizeBytes: 20_000_000, trials: 11, blockedMs: 30 },
  { name: '100 MB', sizeBytes: 100_000_000, trials: 8, blockedMs: 100 }
];

/** How long it takes is promised up to this size. */
const LARGEST_TIMED_BYTES = 20_000_000;

/** What the page measured for one save, in milliseconds. */
type Trial = { archived: number; getAndPut: number; blocked: number; blockedIdle: number };

for (const { name, sizeBytes, trials, blockedMs } of CASES) {
  test(`save → archived, ${name}`, async ({ bucket, credentials, lab, labPage, wire }) => {
    const path = 'bench.ipynb';
    const write = (seed: string) => lab.write(path, notebook({ sizeBytes, seed }));
    write('first');
    // Outside the page, so that only archiving is measured.
    await labPage.page.exposeFunction('writeFile', write);
    const client = await scopedClient(credentials, wire.endpoint);
    const bare = new PutObjectCommand({ Bucket: bucket.name, Key: `workspace/${USER}/bare` });
    const put = await signed(client, bare);
    const measured = await labPage.app(measureSaves, { path, trials, put });
    const warm: Trial[] = measured.slice(3);
    const ratios = warm.map(({ archived, getAndPut }) => archived / getAndPut);
    if (sizeBytes <= LARGEST_TIMED_BYTES) {
      record({
        what: `save → archived ÷ (GET + bare PUT), warm, ${name}`,
        measured: `${median(ratios).toFixed(2)} × (${spread(warm.map(t => t.archived))} to ${spread(
          warm.map(t => t.getAndPut)
        )})`,
        aim: '≤ 1.15 ×',
        holds: median(ratios) <= 1.15,
        data: warm
      });
    }
    const blocked = warm.map(trial => Math.max(0, trial.blocked - trial.blockedIdle));
    record({
      what: `main thread blocked by archiving one save, ${name}`,
      measured: spread(blocked),
      aim: `≤ ${blockedMs} ms`,
      holds: median(blocked) <= blockedMs,
      data: warm
    });
  });
}

/**
 * Archive the file again and again, with a GET of the file and a bare PUT of its bytes in turn.
 */
async function measureSaves(
  app: any,
  { path, trials, put }: { path: string; trials: number; put: Signed }
): Promise<Trial[]> {
  const { contents } = app.serviceManager;
  const bookstore = app.pluginRegistry._plugins.get('jupyterlab-bookstore:plugin').service;
  await bookstore.ready;
  const stat = () => contents.get(path, { content: false, hash: true });

  /** Longest time that the page could not run anything while `work` was under way. */
  const longestGap = async (work: () => Promise<unknown>): Promise<number> => {
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    let longest = 0;
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await work();
    port1.close();
    return longest;
  };

  const archive = async () => {
    const { last_modified: at, size: sizeBytes, hash } = await stat();
    const { outbox } = bookstore;
    const lane = bookstore.placeOf(path);
    // As of a document that was saved: it knows the hash of its file.
    const saved = { path, at, sizeBytes, how: 'auto', proof: Promise.resolve(hash) };
    const before = (await outbox.head(lane))?.versionId;
    const begun = performance.now();
    const done = new Promise<number>(resolve => {
      let changes = 0;
      const stop = outbox.onChange((changed: any) => {
        if (changed?.key === lane.key && ++changes === 3) {
          stop();
          resolve(performance.now() - begun);
        }
      });
    });
    await bookstore.capture.saved(saved);
    const took = await done;
    if ((await outbox.head(lane))?.versionId === before) {
      throw new Error('not archived');
    }
    return took;
  };

  const bare = async () => {
    const begun = performance.now();
    const url = await contents.getDownloadUrl(path);
    const body = await (await fetch(url, { cache: 'no-store' })).blob();
    const { url: to, method, headers } = put;
    const answer = await fetch(to, { method, headers, body });
    if (!answer.ok || !answer.headers.get('x-amz-version-id')) {
      throw new Error(`bare PUT: ${answer.status}`);
    }
    return performance.now() - begun;
  };

  const { last_modified, size } = await stat();
  await bookstore.capture.saved({ path, at: last_modified, sizeBytes: size, how: 'auto' });
  while (
    !bookstore.placeOf(path).target ||
    !(await bookstore.outbox.head(bookstore.placeOf(path)))
  ) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }

  const results: Trial[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const getAndPut = await bare();
    await (window as any).writeFile(`trial ${trial}`);
    await new Promise(resolve => setTimeout(resolve, 300));
    const blockedIdle = await longestGap(() => new Promise(resolve => setTimeout(resolve, 200)));
    let archived = 0;
    const blocked = await longestGap(async () => {
      archived = await archive();
    });
    results.push({ archived, getAndPut, blocked, blockedIdle });
  }
  return results;
}
