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
import type { Page } from '@playwright/test';
import { ROLE_ARN } from '../../demo/seaweedKeys.mjs';
import type { Lab } from './harness/lab';
import { serveCredentials } from './harness/serveCredentials.mjs';
import type { Wire } from './harness/wire';

test('no secret gets to where it can be read', async ({ credentials, lab, labPage, wire }) => {
  const search = await searchable(labPage, lab, wire, [credentials.url]);
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
      await expect(statusOf(labPage)).toHaveText(/^Archived \d/, { timeout: 5_000 });
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
    'requests to anybody else',
    'settings',
    'workspaces'
  ]);
});

test.describe('without an endpoint', () => {
  test.use({ settings: { credentials: { provider: 'prompt' } } });

  test('entered keys, and tokens of who the user is, get nowhere else', async ({
    credentials,
    lab,
    labPage,
    s3,
    wire
  }) => {
    const { page } = labPage;
    const tokens = [await s3.token()];
    const issuer: any = await serveCredentials({
      issue: async () => ({ token: tokens.at(-1) }),
      origins: [lab.origin]
    });
    const search = await searchable(labPage, lab, wire, [issuer.url]);
    const traded = keysTraded(page, wire.endpoint);

    // Entered in the dialog, then refused.
    const entered = await credentials.issue();
    const asked = labPage.execute('bookstore:enter-credentials');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Access key ID').fill(entered.AccessKeyId);
    await dialog.getByLabel('Secret access key').fill(entered.SecretAccessKey);
    await dialog.getByLabel('Session token').fill(entered.SessionToken);
    await dialog.getByRole('button', { name: 'Use These Keys' }).click();
    expect(await asked).toEqual({ expiration: null });
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    await labPage.save('a.ipynb');
    await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
    await refuse(wire, entered, 'ExpiredToken');
    await saveTimes(labPage, 'a.ipynb', 1, 'refused');
    await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');

    // Traded for a token; then STS refuses another one.
    await setSetting(labPage, 'jupyterlab-bookstore:plugin', 'credentials', {
      provider: 'webIdentity',
      roleArn: ROLE_ARN,
      tokenUrl: issuer.url,
      stsEndpoint: wire.endpoint
    });
    await expect(async () => {
      await labPage.execute('bookstore:retry-uploads');
      await expect(statusOf(labPage)).toHaveText(/^Archived \d/, { timeout: 5_000 });
    }).toPass();
    // Each try asks for new keys: one that took too long is followed by another.
    expect(traded.length).toBeGreaterThan(0);
    tokens.push(await s3.token('another'));
    await refuse(wire, traded.at(-1)!, 'ExpiredToken');
    await saveTimes(labPage, 'a.ipynb', 1, 'refused again');
    await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');
    await expect(noticesOf(labPage)).toContainText('STS answered 40');

    const keys = [entered, ...traded].flatMap(Object.values) as unknown[];
    const secrets = [...tokens, ...keys.filter(each => typeof each === 'string')] as string[];
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    expect(await search(secrets)).toEqual([]);
    await issuer.stop();
  });
});

type Keys = { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };

/** The store takes these keys no more, and repeats them. */
async function refuse(wire: Wire, keys: Keys, code: string): Promise<void> {
  const fault = wire.answer(403, code, Infinity, signedWith([keys.AccessKeyId]));
  fault.detail = `<AWSAccessKeyId>${keys.AccessKeyId}</AWSAccessKeyId><Token-0>${keys.SessionToken}</Token-0>`;
}

/** The keys that STS gives the page, from now on. */
function keysTraded(page: Page, sts: string): Keys[] {
  const traded: Keys[] = [];
  page.on('response', async response => {
    if (response.request().method() === 'POST' && response.url().startsWith(sts)) {
      const xml = await response.text();
      const field = (name: string) => new RegExp(`<${name}>([^<]+)<`).exec(xml)?.[1] ?? '';
      const [AccessKeyId, SecretAccessKey, SessionToken] = [
        field('AccessKeyId'),
        field('SecretAccessKey'),
        field('SessionToken')
      ] as [string, string, string];
      if (AccessKeyId) {
        traded.push({ AccessKeyId, SecretAccessKey, SessionToken });
      }
    }
  });
  return traded;
}

type Search = (texts: string[]) => Promise<string[]>;

/**
 * Watch a page from now on; the search names the places that hold one of some texts.
 * @param issuers - URLs that may be told more than others, as the store may.
 */
async function searchable(
  labPage: LabPage,
  lab: Lab,
  wire: Wire,
  issuers: string[]
): Promise<Search> {
  const { page } = labPage;
  const said: string[] = [];
  const urls: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(`${error.message} ${error.stack}`));
  const sent: string[] = [];
  const trusted = [wire.endpoint, ...issuers].map(url => new URL(url).origin);
  page.on('request', request => {
    urls.push(request.url());
    if (!trusted.includes(new URL(request.url()).origin)) {
      sent.push(JSON.stringify(request.headers()), request.postData() ?? '');
    }
  });
  const notices = await watchHtml(labPage, '.Toastify__toast, .jp-Bookstore-status');
  const api = async (path: string) => (await lab.fetch(path)).text();
  return async texts => {
    const places: Record<string, string> = {
      console: said.join('\n'),
      'requests to anybody else': sent.join('\n'),
      'URLs of the page': [...urls, ...wire.requests.map(told)]
        .map(url => decodeURIComponent(url))
        .join('\n'),
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
    await fetch(`?canary=${canary}`, { headers: { 'X-Canary': canary } });
  }, canary);
  await expect(noticesOf(labPage).filter({ hasText: canary })).toHaveCount(1);
  // The state database is written some time after it was changed.
  await expect.poll(async () => (await lab.fetch('lab/api/workspaces')).text()).toContain(canary);
}
