import { PutBucketCorsCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';

import {
  anyPut,
  anyRequest,
  expect,
  expectArchived,
  keyOf,
  type LabPage,
  notebook,
  noticesOf,
  setSetting,
  statusOf,
  test,
  watchStatus,
  withBookstore
} from './harness';

const PLUGIN = 'jupyterlab-bookstore:plugin';

test.describe('a bucket without versioning', () => {
  test.use({ bucketOptions: { versioned: false } });

  test('gets nothing, and one notice says what to do', async ({
    bucket,
    lab,
    labPage,
    s3,
    wire
  }) => {
    const statuses = await watchStatus(labPage);
    await saveTwo(labPage);
    await expect(statusOf(labPage)).toHaveText('Paused: bucket not versioned');
    await expectOneNotice(labPage, [bucket.name, 'turn its versioning on']);
    expect(wire.count(anyPut)).toBe(0);
    expect(await bucket.count()).toBe(0);
    expect(await waiting(labPage)).toBe(2);
    expect((await statuses()).filter(claimsAVersion)).toEqual([]);

    await s3.client().send(
      new PutBucketVersioningCommand({
        Bucket: bucket.name,
        VersioningConfiguration: { Status: 'Enabled' }
      })
    );
    await labPage.execute('bookstore:retry-uploads');
    await expectArchived(bucket, lab, 'a.ipynb');
    await expect(noticesOf(labPage)).toHaveCount(0);
  });
});

test('versioning that is suspended while Lab is open claims no version', async ({
  bucket,
  labPage,
  s3
}) => {
  await labPage.saveContents('a.ipynb', notebook({ seed: 'before' }));
  await expect.poll(() => bucket.count()).toBe(1);
  await s3.client().send(
    new PutBucketVersioningCommand({
      Bucket: bucket.name,
      VersioningConfiguration: { Status: 'Suspended' }
    })
  );
  const statuses = await watchStatus(labPage);
  await labPage.saveContents('b.ipynb', notebook({ seed: 'after' }));
  await expect(statusOf(labPage)).toHaveText('Paused: bucket not versioned');
  await expectOneNotice(labPage, [bucket.name, 'suspended']);
  expect(await waiting(labPage)).toBe(1);
  expect((await statuses()).filter(claimsAVersion)).toEqual([]);
});

test('a bucket that is gone gets nothing, and one notice says so', async ({ labPage, wire }) => {
  const missing = wire.answer(404, 'NoSuchBucket', Infinity, anyRequest);
  await labPage.reload();
  const statuses = await watchStatus(labPage);
  await saveTwo(labPage);
  await expect(statusOf(labPage)).toHaveText('Paused: bucket missing');
  await expectOneNotice(labPage, ['There is no such bucket', '"bucket"']);
  expect(missing.fired).toBeGreaterThan(0);
  expect(wire.count(anyPut)).toBe(0);
  expect(await waiting(labPage)).toBe(2);
  expect((await statuses()).filter(claimsAVersion)).toEqual([]);
});

test.describe('a bucket that does not exist', () => {
  test.use({ settings: { bucket: 'does-not-exist' } });

  test('of which the service tells no page is named in one notice', async ({ labPage, wire }) => {
    const statuses = await watchStatus(labPage);
    await saveTwo(labPage);
    await expect(statusOf(labPage)).toHaveText('Paused: bucket not reachable from here');
    await expectOneNotice(labPage, ['does-not-exist', 'CORS', 'name']);
    expect(wire.count(anyPut)).toBe(0);
    expect(await waiting(labPage)).toBe(2);
    expect((await statuses()).filter(claimsAVersion)).toEqual([]);
  });
});

test.describe('a bucket without CORS rules for Lab', () => {
  test.use({ bucketOptions: { cors: false } });

  test('gets nothing, and one notice says what to do', async ({
    bucket,
    lab,
    labPage,
    s3,
    wire
  }) => {
    const statuses = await watchStatus(labPage);
    await saveTwo(labPage);
    await expect(statusOf(labPage)).toHaveText('Paused: bucket not reachable from here');
    await expectOneNotice(labPage, [bucket.name, 'CORS', lab.origin]);
    expect(wire.count(anyPut)).toBe(0);
    expect(await bucket.count()).toBe(0);
    expect(await waiting(labPage)).toBe(2);
    expect((await statuses()).filter(claimsAVersion)).toEqual([]);

    await s3.client().send(new PutBucketCorsCommand(corsFor(bucket.name, lab.origin)));
    await labPage.execute('bookstore:retry-uploads');
    await expectArchived(bucket, lab, 'a.ipynb');
    await expect(noticesOf(labPage)).toHaveCount(0);
  });
});

test('a store that cannot be reached is told from one that keeps the page out', async ({
  labPage,
  wire
}) => {
  await wire.down();
  await labPage.reload();
  await saveTwo(labPage);
  await expect(statusOf(labPage)).toHaveText('Offline, 2 waiting');
  const item = labPage.page.locator('.jp-Bookstore-status button');
  await expect(item).toHaveAccessibleName(/could not be reached.*network.*CORS/);
  await expect(noticesOf(labPage)).toHaveCount(0);
  await wire.up();
});

test.describe('a bucket whose CORS rules hide the version id', () => {
  test.use({ bucketOptions: { exposeVersionId: false } });

  test('never says archived, and one notice names the header', async ({
    bucket,
    lab,
    labPage,
    s3,
    wire
  }) => {
    const statuses = await watchStatus(labPage);
    await labPage.saveContents('a.ipynb', notebook({ seed: 'a' }));
    await expect(statusOf(labPage)).toHaveText('Paused: version id hidden');
    await expectOneNotice(labPage, [bucket.name, 'x-amz-version-id']);
    expect(await waiting(labPage)).toBe(1);
    expect((await statuses()).filter(claimsAVersion)).toEqual([]);
    const uploads = wire.count(anyPut);

    await s3.client().send(new PutBucketCorsCommand(corsFor(bucket.name, lab.origin)));
    await labPage.execute('bookstore:retry-uploads');
    await expect.poll(() => waiting(labPage)).toBe(0);
    await expect(noticesOf(labPage)).toHaveCount(0);
    // It had arrived: found, not sent again.
    expect(wire.count(anyPut)).toBe(uploads);
    await expectArchived(bucket, lab, 'a.ipynb');
  });
});

test.describe('while no bucket is set', () => {
  test.use({ settings: { bucket: '' } });

  test('a half-typed bucket in the settings form binds no save to it', async ({
    bucket,
    lab,
    labPage,
    wire
  }) => {
    const half = bucket.name.slice(0, -3);
    await labPage.execute('settingeditor:open', { query: 'Bookstore' });
    const field = labPage.page.locator('input[id$="_bucket"]');
    await field.pressSequentially(half);
    await expect.poll(() => bucketSet(labPage)).toBe(half);
    await labPage.saveContents('a.ipynb', notebook({ seed: 'while typing' }));
    await expect.poll(() => waiting(labPage)).toBe(1);
    // It stands still long enough to be looked at, and is found not to be there.
    await expect(statusOf(labPage)).toHaveText('Paused: bucket not reachable from here');
    await labPage.saveContents('a.ipynb', notebook({ seed: 'after the look' }));
    await expect.poll(() => waiting(labPage)).toBe(2);
    expect(await withBookstore(labPage, ({ outbox }) => outbox.rows(''))).toHaveLength(2);

    await field.press('End');
    await field.pressSequentially(bucket.name.slice(-3));
    await expectArchived(bucket, lab, 'a.ipynb');
    const uploads = wire.requests.filter(anyPut);
    expect(uploads.map(({ path }) => path)).toEqual(
      uploads.map(() => `/${bucket.name}/${keyOf('a.ipynb')}`)
    );
    await expect(noticesOf(labPage)).toHaveCount(0);
  });
});

test('another bucket is half typed while one works: saves go on to the one that works', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  await labPage.saveContents('a.ipynb', notebook({ seed: 'before' }));
  await expectArchived(bucket, lab, 'a.ipynb');
  await setSetting(labPage, PLUGIN, 'bucket', 'half-typ');
  await labPage.saveContents('a.ipynb', notebook({ seed: 'while typing' }));
  await expectArchived(bucket, lab, 'a.ipynb');
  await expect(statusOf(labPage)).toHaveText('Paused: bucket not reachable from here');
  await labPage.saveContents('a.ipynb', notebook({ seed: 'after the look' }));
  await expectArchived(bucket, lab, 'a.ipynb');
  expect(wire.count(each => anyPut(each) && each.path.startsWith('/half-typ'))).toBe(0);
});

async function saveTwo(labPage: LabPage): Promise<void> {
  await labPage.saveContents('a.ipynb', notebook({ seed: 'one' }));
  await expect.poll(() => waiting(labPage)).toBe(1);
  await labPage.saveContents('a.ipynb', notebook({ seed: 'two' }));
  await expect.poll(() => waiting(labPage)).toBe(2);
}

/** Saves that are durable in this browser, and not archived. */
function waiting(labPage: LabPage): Promise<number> {
  return withBookstore(labPage, async ({ outbox }) => {
    const buckets: string[] = await outbox.buckets();
    const rows = await Promise.all(buckets.map(bucket => outbox.rows(bucket)));
    return rows.flat().filter(row => row.stage === 'entry').length;
  });
}

function bucketSet(labPage: LabPage): Promise<string> {
  return withBookstore(labPage, ({ settings }) => settings.bucket);
}

async function expectOneNotice(labPage: LabPage, words: string[]): Promise<void> {
  await expect(noticesOf(labPage)).toHaveCount(1);
  for (const word of words) {
    await expect(noticesOf(labPage)).toContainText(word);
  }
}

function claimsAVersion(status: string): boolean {
  return /Archived/.test(status);
}

function corsFor(Bucket: string, origin: string) {
  const rule = {
    AllowedOrigins: [origin],
    AllowedMethods: ['GET', 'HEAD', 'PUT'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag', 'x-amz-version-id', 'x-amz-checksum-sha256', 'x-amz-meta-bookstore']
  };
  return { Bucket, CORSConfiguration: { CORSRules: [rule] } };
}
