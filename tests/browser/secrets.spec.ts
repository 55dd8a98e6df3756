import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import {
  anyPut,
  expect,
  type LabPage,
  notebook,
  noticesOf,
  pageStorage,
  saveTimes,
  setSetting,
  signedWith,
  statusOf,
  test,
  watchHtml,
  withService
} from './harness';
import type { Lab } from './harness/lab';

test('no secret gets to where it can be read', async ({ credentials, lab, labPage, wire }) => {
  const search = await searchable(labPage, lab, () => wire.requests.map(each => told(each)));
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);

  // Every failure of which something is told, with keys in the store's answer.
  const [keys] = credentials.issued;
  const detail = `<AWSAccessKeyId>${keys!.AccessKeyId}</AWSAccessKeyId><Token-0>${keys!.SessionToken}</Token-0>`;
  for (const [status, code, times] of [
    [403, 'AccessDenied', 1],
    [400, 'EntityTooLarge', 2],
    [503, 'SlowDown', 1],
    [400, 'ExpiredToken', 1],
    [404, 'NoSuchBucket', 1]
  ] as const) {
    const match = code === 'ExpiredToken' ? signedWith(credentials.ids()) : anyPut;
    const fault = wire.answer(status, code, times, match);
    fault.detail = detail;
    await saveTimes(labPage, 'a.ipynb', 2, code);
    await expect.poll(() => fault.fired).toBe(times);
    await expect(async () => {
      await labPage.execute('bookstore:retry-uploads');
      await expect(statusOf(labPage)).toHaveText(/^Archived \d/, { timeout: 1_000 });
    }).toPass();
  }
  credentials.fault = 403;
  const refused = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  refused.detail = detail;
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');
  await expect(noticesOf(labPage)).toHaveCount(1);

  const secrets = credentials.issued.flatMap(set => [
    set.AccessKeyId,
    set.SecretAccessKey,
    set.SessionToken
  ]);
  expect(secrets.length).toBeGreaterThan(0);
  expect(await search(secrets)).toEqual([]);

  // The same search finds what is planted, everywhere.
  await plant(labPage, lab, 'canary-7f3a9c');
  expect(await search(['canary-7f3a9c'])).toEqual([
    'IndexedDB and web storage',
    'URLs of the page',
    'console',
    'files of the server',
    'notices',
    'settings',
    'workspaces'
  ]);
});

type Search = (texts: string[]) => Promise<string[]>;

/** Watch a page from now on; the search names the places that hold one of some texts. */
async function searchable(labPage: LabPage, lab: Lab, onWire: () => string[]): Promise<Search> {
  const { page } = labPage;
  const said: string[] = [];
  const urls: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(`${error.message} ${error.stack}`));
  page.on('request', request => urls.push(request.url()));
  const notices = await watchHtml(labPage, '.Toastify__toast, .jp-Bookstore-status');
  const api = async (path: string) => (await lab.fetch(path)).text();
  return async texts => {
    const places: Record<string, string> = {
      console: said.join('\n'),
      'URLs of the page': [...urls, ...onWire()].map(url => decodeURIComponent(url)).join('\n'),
      notices: (await notices()).join('\n'),
      settings: await api('lab/api/settings'),
      workspaces: await api('lab/api/workspaces'),
      'IndexedDB and web storage': await pageStorage(page),
      'files of the server': filesUnder(dirname(lab.rootDir)).join('\n')
    };
    const names = Object.keys(places).sort();
    return names.filter(name => texts.some(text => places[name]!.includes(text)));
  };
}

/** Method, path and query of a request, as they stood in its URL. */
function told({ path, query }: { path: string; query: URLSearchParams }): string {
  return encodeURIComponent(`${path}?${[...query].join('&')}`);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'));
}

async function plant(labPage: LabPage, lab: Lab, canary: string): Promise<void> {
  await setSetting(labPage, 'jupyterlab-bookstore:plugin', 'exclude', [canary]);
  await withService(
    labPage,
    '@jupyterlab/coreutils:IStateDB',
    (state, canary) => state.save('canary', { canary }),
    canary
  );
  await labPage.app(async (app, canary) => {
    console.log(canary);
    localStorage.setItem('canary', canary);
    await app.commands.execute('apputils:notify', {
      message: canary,
      options: { autoClose: false }
    });
    await fetch(`?canary=${canary}`);
  }, canary);
  await expect(noticesOf(labPage).filter({ hasText: canary })).toHaveCount(1);
  // The state database is written some time after it was changed.
  await expect.poll(async () => (await lab.fetch('lab/api/workspaces')).text()).toContain(canary);
}
