import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { anyRequest, test, USER } from '../browser/harness';
import { recordFrames } from './frames';
import { heapMb } from './heap';
import { median, record, spread } from './results';
import { scopedClient } from './scopedClient';

const MANY = 10_000;
const OPENINGS = 15;
const SCROLLER = '.jp-Bookstore-browseScroller';
/** As many as the list asks for at first, and then. */
const FIRST_PAGE_SIZE = 50;
const PAGE_SIZE = 200;
const PAGES = 1 + Math.ceil((MANY - FIRST_PAGE_SIZE) / PAGE_SIZE);

test('10,000 published notebooks', async ({ bucket, credentials, labPage, wire }) => {
  const at = new Date().toISOString();
  const folder = `published/${USER}/`;
  const keys = Array.from({ length: MANY }, (_, i) => `${folder}${`${i}`.padStart(5, '0')}.ipynb`);
  await bucket.fillKeys(keys, { v: 1, at, how: 'publish', by: 'ada', note: 'the final one' });
  const url = await getSignedUrl(
    await scopedClient(credentials, wire.endpoint),
    new ListObjectsV2Command({
      Bucket: bucket.name,
      Prefix: folder,
      Delimiter: '/',
      MaxKeys: FIRST_PAGE_SIZE
    }),
    { expiresIn: 900 }
  );
  const opened = (await labPage.app(timeOpenings, { url, openings: OPENINGS })).slice(3);
  const ratios = opened.map(({ shown, list }) => shown / list);
  record({
    what: 'first page of 10,000 published notebooks shown ÷ one list call',
    measured: `${median(ratios).toFixed(2)} × (${spread(opened.map(t => t.shown))} to ${spread(
      opened.map(t => t.list)
    )})`,
    aim: '≤ 1.50 ×',
    holds: median(ratios) <= 1.5,
    data: opened
  });
  const heapBefore = await heapMb(labPage);
  wire.requests.length = 0;
  await recordFrames(labPage, '10,000 published notebooks', {
    scroller: SCROLLER,
    lastRow: `${MANY} entries`
  });
  const lists = wire.count(request => anyRequest(request) && request.query.has('list-type'));
  const heads = wire.count(({ method }) => method === 'HEAD');
  record({
    what: 'requests while scrolling through them: lists, and details of what was seen',
    measured: `${lists} and ${heads}`,
    aim: `≤ ${PAGES} and ≤ 2,000`,
    holds: lists <= PAGES && heads <= 2_000,
    data: { lists, heads }
  });
  const drawn = await labPage.page.locator('.jp-Bookstore-browseRow').count();
  record({
    what: 'lines of them that are drawn at the end',
    measured: `${drawn}`,
    aim: '≤ 60',
    holds: drawn <= 60,
    data: drawn
  });
  const grown = (await heapMb(labPage)) - heapBefore;
  record({
    what: 'memory that 10,000 published notebooks take',
    measured: `${grown.toFixed(1)} MB`,
    aim: '≤ 30 MB',
    holds: grown <= 30,
    data: grown
  });
});

type Opening = { shown: number; list: number };

/** Show the list anew, with a bare list call of the same page in turn. */
async function timeOpenings(
  app: any,
  { url, openings }: { url: string; openings: number }
): Promise<Opening[]> {
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const show = async () => {
    const shown = new Promise<void>(resolve => {
      const watcher = new MutationObserver(() => {
        if (document.querySelector('.jp-Bookstore-browseRow')) {
          watcher.disconnect();
          resolve();
        }
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    await app.commands.execute('bookstore:browse-published');
    await shown;
  };
  const close = () => {
    for (const widget of app.shell.widgets('main')) {
      if (widget.id === 'jupyterlab-bookstore-published') {
        widget.dispose();
      }
    }
  };
  const results: Opening[] = [];
  for (let round = 0; round < openings; round++) {
    close();
    const list = await timed(async () => (await fetch(url, { cache: 'no-store' })).text());
    const shown = await timed(show);
    results.push({ shown, list });
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  return results;
}
