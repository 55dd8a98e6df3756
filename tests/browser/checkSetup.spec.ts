import { mkdirSync } from 'node:fs';

import {
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand
} from '@aws-sdk/client-s3';

import {
  anyPut,
  expect,
  keyOf,
  type LabPage,
  type Match,
  notebook,
  noticesOf,
  type Seen,
  statusOf,
  test,
  USER,
  violationsIn
} from './harness';

const IDS = [
  'endpoint',
  'cors',
  'credentials',
  'clock',
  'region',
  'bucket',
  'versioning',
  'version-id',
  'conditional',
  'list',
  'read',
  'checksum',
  'copy',
  'tags',
  'delete',
  'lifecycle',
  'lock'
];

type Check = { id: string; status: string; reason: string; fix: string };

/** Run every check without the page; they come in their order, each with its sentence. */
async function check(labPage: LabPage): Promise<Record<string, Check>> {
  const { checks } = await labPage.execute<{ checks: Check[] }>('bookstore:check-setup', {
    confirmed: true
  });
  expect(checks.map(({ id }) => id)).toEqual(IDS);
  for (const { reason } of checks) {
    expect(reason).not.toBe('');
  }
  return Object.fromEntries(checks.map(each => [each.id, each]));
}

function failed(checks: Record<string, Check>): string[] {
  return IDS.filter(id => checks[id]!.status === 'fail');
}

function statuses(checks: Record<string, Check>, ids: string[]): string[] {
  return [...new Set(ids.map(id => checks[id]!.status))];
}

test('what was paused goes on once a check finds nothing wrong', async ({
  bucket,
  labPage,
  wire
}) => {
  const gone = wire.answer(404, 'NoSuchBucket', Infinity, anyPut);
  await labPage.saveContents('a.ipynb', notebook());
  await expect(statusOf(labPage)).toContainText('Paused');
  expect(gone.fired).toBeGreaterThan(0);
  wire.heal();
  expect(failed(await check(labPage))).toEqual([]);
  // By itself it would be tried again after a minute.
  await expect.poll(() => bucket.count(keyOf('a.ipynb')), { timeout: 20_000 }).toBe(1);
});

test('a good set-up passes, and only its own folder is written to', async ({
  bucket,
  labPage,
  wire
}) => {
  const checks = await check(labPage);
  expect(failed(checks)).toEqual([]);
  expect(statuses(checks, IDS.slice(0, IDS.indexOf('lifecycle')))).toEqual(['pass']);
  await expect(labPage.page.locator('#jupyterlab-bookstore-setup')).toHaveCount(0);

  const folder = `workspace/${USER}/.bookstore-check/`;
  const written = await bucket.versions();
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter(({ key }) => !key.startsWith(folder))).toEqual([]);
  const others = wire.requests.filter(
    ({ method, path }) =>
      ['PUT', 'DELETE', 'POST'].includes(method) && !path.startsWith(`/${bucket.name}/${folder}`)
  );
  expect(others).toEqual([]);
});

/** This check fails, with these words, and no other does. */
function expectStopsAt(checks: Record<string, Check>, id: string, reason: RegExp, fix: RegExp) {
  expect(checks[id]).toMatchObject({
    status: 'fail',
    reason: expect.stringMatching(reason),
    fix: expect.stringMatching(fix)
  });
  expect(failed(checks)).toEqual([id]);
}

function unknown(checks: Record<string, Check>): string[] {
  return IDS.filter(id => checks[id]!.status === 'unknown');
}

const sent = (header: string) => (request: Seen) =>
  request.method === 'PUT' && header in request.headers;

const after = (id: string) => IDS.slice(IDS.indexOf(id) + 1);
const WRITING = after('versioning').filter(id => id !== 'lifecycle' && id !== 'lock');

test('each broken answer of the store is told apart, and heals', async ({
  credentials,
  labPage,
  wire
}) => {
  const broken: [times: () => { fired: number }, id: string, reason: RegExp, fix: RegExp][] = [
    [
      () => wire.answer(403, 'RequestTimeTooSkewed', Infinity),
      'clock',
      /clock is wrong/,
      /timedatectl/
    ],
    [
      () => wire.answer(301, 'PermanentRedirect', Infinity),
      'region',
      /another region/,
      /get-bucket-location --bucket test-/
    ],
    [
      () =>
        Object.assign(wire.answer(400, 'AuthorizationHeaderMalformed', Infinity), {
          detail: '<Region>eu-central-1</Region>'
        }),
      'region',
      /another region/,
      /"region": "eu-central-1"/
    ],
    [
      () => wire.answer(404, 'NoSuchBucket', Infinity),
      'bucket',
      /no such bucket/,
      /create-bucket --bucket test-/
    ],
    [
      () => wire.answer(403, 'InvalidAccessKeyId', Infinity),
      'credentials',
      /keys were refused/,
      /^curl -i http/
    ]
  ];
  for (const [break_, id, reason, fix] of broken) {
    const fault = break_();
    const checks = await check(labPage);
    expectStopsAt(checks, id, reason, fix);
    expect(checks.endpoint!.status).toBe('pass');
    expect(checks.cors!.status).toBe('pass');
    expect(statuses(checks, after('versioning'))).toEqual(['unknown']);
    expect(fault.fired).toBeGreaterThan(0);
    wire.heal();
  }

  await labPage.reload();
  credentials.fault = 403;
  const refused = await check(labPage);
  expectStopsAt(refused, 'credentials', /refused with 403/, /^curl -i http/);
  expect(statuses(refused, after('credentials'))).toEqual(['unknown']);
  credentials.fault = null;
  expect(failed(await check(labPage))).toEqual([]);

  await wire.down();
  const down = await check(labPage);
  expectStopsAt(down, 'endpoint', /Nobody answers at http/, /^curl -i http/);
  expect(unknown(down)).toEqual(after('endpoint'));
  await wire.up();
  expect(failed(await check(labPage))).toEqual([]);
});

test('what a store or its rules get wrong with versions is told apart', async ({
  bucket,
  credentials,
  labPage,
  s3,
  wire
}) => {
  const takes = (header: string) => wire.answer(200, 'Taken', Infinity, sent(header));
  const blind = takes('if-none-match');
  const careless = await check(labPage);
  expectStopsAt(careless, 'conditional', /takes no notice of If-None-Match/, /412/);
  expect(blind.fired).toBeGreaterThan(0);
  wire.heal();

  const half = takes('if-match');
  expectStopsAt(await check(labPage), 'conditional', /takes no notice of If-Match/, /412/);
  expect(half.fired).toBeGreaterThan(0);
  wire.heal();

  const sums = takes('x-amz-checksum-sha256');
  expectStopsAt(await check(labPage), 'checksum', /do not match their SHA-256/, /checksum/);
  expect(sums.fired).toBeGreaterThan(0);
  wire.heal();

  const refusals: [id: string, match: Match][] = [
    ['list', ({ method, query }) => method === 'GET' && query.has('versions')],
    [
      'read',
      ({ method, query }) => method === 'GET' && query.has('versionId') && !query.has('tagging')
    ],
    ['copy', ({ headers }) => 'x-amz-copy-source' in headers],
    ['tags', ({ method, query }) => method === 'PUT' && query.has('tagging')]
  ];
  for (const [id, match] of refusals) {
    const denied = wire.answer(403, 'AccessDenied', Infinity, match);
    expectStopsAt(await check(labPage), id, /AccessDenied/, /s3:ListBucketVersions/);
    expect(denied.fired).toBeGreaterThan(0);
    wire.heal();
  }

  await s3.client().send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket: bucket.name,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: 'tidy',
            Status: 'Enabled',
            Filter: { Prefix: '' },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 }
          }
        ]
      }
    })
  );
  expect((await check(labPage)).lifecycle!.status).toBe('unknown');
  credentials.powers = ['s3:GetLifecycleConfiguration', 's3:GetBucketObjectLockConfiguration'];
  await labPage.reload();
  const expiring = await check(labPage);
  expectStopsAt(expiring, 'lifecycle', /“tidy” deletes.*30 days/, /delete-bucket-lifecycle/);
  expect(expiring.lock!).toMatchObject({ status: 'pass', reason: expect.stringMatching(/off/) });
});

test('keys that can destroy a version are found out by one of its own', async ({
  bucket,
  credentials,
  labPage
}) => {
  credentials.powers = ['s3:DeleteObjectVersion'];
  await bucket.put(keyOf('a.ipynb'), 'not its own');
  const checks = await check(labPage);
  expectStopsAt(checks, 'delete', /can destroy versions/, /"s3:DeleteObjectVersion\*"/);
  expect(await bucket.versionsOf(keyOf('a.ipynb'))).toHaveLength(1);
});

test.describe('a bucket without versioning', () => {
  test.use({ bucketOptions: { versioned: false } });

  test('is told, and not written to', async ({ bucket, labPage }) => {
    const checks = await check(labPage);
    expectStopsAt(
      checks,
      'versioning',
      /keeps no versions/,
      new RegExp(`put-bucket-versioning --bucket ${bucket.name} .*Status=Enabled`)
    );
    expect(statuses(checks, WRITING)).toEqual(['unknown']);
    expect(await bucket.count()).toBe(0);
  });
});

test.describe('a bucket without CORS rules', () => {
  test.use({ bucketOptions: { cors: false } });

  test('is told from one that does not answer', async ({ lab, labPage }) => {
    const checks = await check(labPage);
    expectStopsAt(checks, 'cors', new RegExp(lab.origin), new RegExp(`"${lab.origin}"`));
    expect(unknown(checks)).toEqual(after('cors'));
  });
});

test.describe('a bucket that hides version ids', () => {
  test.use({ bucketOptions: { exposeVersionId: false } });

  test('is told, and all that needs no id is tried', async ({ labPage }) => {
    const checks = await check(labPage);
    expectStopsAt(checks, 'version-id', /x-amz-version-id/, /"x-amz-version-id"/);
    expect(statuses(checks, ['conditional', 'list', 'checksum'])).toEqual(['pass']);
    expect(statuses(checks, ['read', 'copy', 'tags', 'delete'])).toEqual(['unknown']);
  });
});

test.describe('a bucket that is not there', () => {
  test.use({ settings: { bucket: 'not-there' } });

  test('is named where the service tells no page of it', async ({ labPage }) => {
    expectStopsAt(await check(labPage), 'cors', /no bucket “not-there”/, /put-bucket-cors/);
  });
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '' } });

  test('only that is said', async ({ labPage }) => {
    const checks = await check(labPage);
    expectStopsAt(checks, 'bucket', /No bucket is set/, /"bucket"/);
    expect(unknown(checks)).toEqual(IDS.filter(id => id !== 'bucket'));
  });
});

const PAGE = '#jupyterlab-bookstore-setup';

test.describe('the page', () => {
  test.use({ bucketOptions: { versioned: false } });

  test('is where the notice leads, says all of it, and checks again', async ({
    bucket,
    context,
    lab,
    labPage,
    s3
  }) => {
    const { page } = labPage;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await labPage.saveContents('a.ipynb', notebook());
    await expect(statusOf(labPage)).toHaveText('Paused: bucket not versioned');
    await noticesOf(labPage).getByRole('button', { name: 'Check Set-Up' }).click();
    const setup = page.locator(PAGE);
    await expect(setup.getByRole('status').first()).toHaveText(
      '1 check failed: see its fix below.'
    );
    for (const text of [bucket.name, lab.origin, `workspace/${USER}/.bookstore-check/`]) {
      await expect(setup.locator('.jp-Bookstore-setupHeader')).toContainText(text);
    }
    await expect(setup.getByRole('listitem')).toHaveCount(IDS.length);
    const row = setup.locator('[data-check=versioning]');
    await expect(row).toContainText('fail');
    await row.getByRole('button', { name: 'Copy the fix for Versioning' }).click();
    await expect(row.getByRole('button')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`put-bucket-versioning --bucket ${bucket.name}`);
    await shoot(labPage, 'failed');

    await s3.client().send(
      new PutBucketVersioningCommand({
        Bucket: bucket.name,
        VersioningConfiguration: { Status: 'Enabled' }
      })
    );
    await setup.getByRole('button', { name: 'Check Again' }).click();
    await expect(row).toHaveAttribute('data-status', 'pass');
    await expect(setup.getByRole('status').first()).toContainText('Nothing is wrong');
    await expect(setup.locator('[data-status=fail]')).toHaveCount(0);
    await shoot(labPage, 'passed');
    await labPage.execute('bookstore:check-setup');
    await expect(page.locator(PAGE)).toHaveCount(1);
  });
});

/** The page in Lab's light and dark theme, each without anything for axe-core to find. */
async function shoot(labPage: LabPage, name: string): Promise<void> {
  const SHOTS = 'test-results/checkSetup';
  mkdirSync(SHOTS, { recursive: true });
  for (const theme of ['Dark', 'Light']) {
    await labPage.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` });
    await expect(labPage.page.locator('body')).toHaveAttribute(
      'data-jp-theme-light',
      String(theme === 'Light')
    );
    await expect(labPage.page.locator('#jupyterlab-splash')).toHaveCount(0);
    await labPage.page.screenshot({ path: `${SHOTS}/${name}-${theme.toLowerCase()}.png` });
    expect(await violationsIn(labPage, PAGE)).toEqual([]);
  }
}
