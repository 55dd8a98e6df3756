import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { keyOf, type LabPage, notebook, test } from '../browser/harness';
import { recordFrames } from './frames';
import { heapMb } from './heap';
import { median, record, spread } from './results';
import { scopedClient } from './scopedClient';

/** More take long to store. */
const MANY = Number(process.env.BENCH_VERSIONS ?? 10_000);
/** As many as are scrolled through: further down nobody looks. */
const MOST_SCROLLED = 10_000;
const MANY_SAID = MANY.toLocaleString('en');
const FEW = 10;
const OPENINGS = 15;

test('a key with many versions', async ({ bucket, credentials, lab, labPage, wire }) => {
  test.setTimeout(600_000 + MANY * 20);
  const at = new Date().toISOString();
  const metadata = { v: 1, at, how: 'manual', by: 'ada' };
  await bucket.fillKeys(Array(MANY).fill(keyOf('many.ipynb')), metadata);
  await bucket.fillKeys(Array(FEW).fill(keyOf('few.ipynb')), metadata);
  for (const name of ['many.ipynb', 'few.ipynb']) {
    lab.write(name, notebook());
    await labPage.open(name);
  }
  const client = await scopedClient(credentials, wire.endpoint);
  const listUrl = (name: string) =>
    getSignedUrl(
      client,
      new ListObjectVersionsCommand({
        Bucket: bucket.name,
        Prefix: keyOf(name),
        MaxKeys: 25
      }),
      { expiresIn: 900 }
    );
  await labPage.execute('bookstore:show-history', { path: 'few.ipynb' });
  const opened = await timeOpenings(labPage, {
    many: await listUrl('many.ipynb'),
    few: await listUrl('few.ipynb')
  });
  const ratios = opened.map(({ many, list }) => many / list);
  record({
    what: `first page of ${MANY_SAID} versions shown ÷ one list call`,
    measured: `${median(ratios).toFixed(2)} × (${spread(opened.map(t => t.many))} to ${spread(
      opened.map(t => t.list)
    )})`,
    aim: '≤ 1.20 ×',
    holds: median(ratios) <= 1.2,
    data: opened
  });
  const flat =
    median(opened.map(t => t.many - t.list)) - median(opened.map(t => t.few - t.listFew));
  record({
    what: `first page, ${MANY_SAID} versions − 10 versions, without the list calls`,
    measured: `${flat.toFixed(1)} ms`,
    aim: '≤ 10 ms',
    holds: flat <= 10,
    data: opened
  });
  if (MANY > MOST_SCROLLED) {
    return;
  }
  await labPage.execute('bookstore:show-history', { path: 'many.ipynb' });
  const heapBefore = await heapMb(labPage);
  await recordFrames(labPage, `${MANY_SAID} versions`, {
    scroller: '.jp-Bookstore-historyScroller',
    lastRow: `${MANY} versions in all`
  });
  const grown = (await heapMb(labPage)) - heapBefore;
  record({
    what: `memory that ${MANY_SAID} listed versions take`,
    measured: `${grown.toFixed(1)} MB`,
    aim: '≤ 30 MB',
    holds: grown <= 30,
    data: grown
  });
});

type Opening = { many: number; few: number; list: number; listFew: number };

/** Show one file's history after the other, with a bare list call of the same page in turn. */
async function timeOpenings(
  labPage: LabPage,
  urls: { many: string; few: string }
): Promise<Opening[]> {
  const openings: Opening[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    const list = await labPage.app(timeList, urls.many);
    const many = await labPage.app(timeOpening, 'many.ipynb');
    const listFew = await labPage.app(timeList, urls.few);
    const few = await labPage.app(timeOpening, 'few.ipynb');
    openings.push({ many, few, list, listFew });
  }
  // The first ones load code.
  return openings.slice(3);
}

async function timeList(_: any, url: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { cache: 'no-store' });
  await answer.text();
  return performance.now() - begun;
}

/** From the wish to see another file's versions until they are drawn. */
async function timeOpening(app: any, path: string): Promise<number> {
  const panel = document.querySelector('#jupyterlab-bookstore-history')!;
  const isShown = () =>
    panel.querySelector('h2')?.textContent === path && panel.querySelector('[data-kind=version]');
  const begun = performance.now();
  const shown = new Promise<void>(resolve => {
    const look = () => (isShown() ? (watcher.disconnect(), resolve()) : undefined);
    const watcher = new MutationObserver(look);
    watcher.observe(panel, { childList: true, subtree: true, characterData: true });
  });
  void app.commands.execute('bookstore:show-history', { path });
  await shown;
  const took = performance.now() - begun;
  await new Promise(resolve => setTimeout(resolve, 500));
  return took;
}
