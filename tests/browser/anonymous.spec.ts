import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { Bucket } from './harness/bucket';
import { expect, notebook, noticesOf, statusOf, test } from './harness';
import type { S3 } from './harness/s3';

test.use({
  settings: { credentials: { provider: 'anonymous' }, publishedPrefix: 'published/{user}' }
});

test('without keys, what is published is browsed and opened, and saves say that they wait', async ({
  bucket,
  lab,
  labPage,
  s3,
  wire
}) => {
  const { page } = labPage;
  await letEverybodyRead(s3, bucket);
  const key = 'published/ana/report.ipynb';
  const meta = { v: 1, how: 'publish', by: 'ana', note: 'the final one' };
  await bucket.put(key, notebook({ seed: 'published' }), meta);
  await bucket.put('workspace/ana/secret.ipynb', notebook({ seed: 'hers' }), meta);

  await labPage.execute('bookstore:browse-published');
  const rows = page.getByRole('listbox', { name: 'Published Notebooks' }).getByRole('option');
  await rows.filter({ hasText: 'ana' }).dblclick();
  const row = rows.filter({ hasText: 'report.ipynb' });
  await expect(row).toContainText('by ana · the final one');
  await row.dblclick();
  await expect(page.locator('.jp-Bookstore-version')).toContainText('by ana');

  lab.write('mine.ipynb', notebook());
  await labPage.open('mine.ipynb');
  await labPage.save('mine.ipynb');
  await expect(noticesOf(labPage)).toContainText('Nothing can be archived with anonymous access.');
  await expect(noticesOf(labPage)).toContainText('waits in this browser');
  await expect(statusOf(labPage)).toHaveText('Paused: credentials needed');
  expect(await bucket.count()).toBe(2);
  expect(wire.count(({ method }) => method === 'PUT')).toBe(0);
  expect(wire.count()).toBeGreaterThan(0);
  expect(wire.count(({ headers }) => headers.authorization !== undefined)).toBe(0);
});

/** The policy of docs/administration.md; SeaweedFS lets nobody without keys list versions. */
async function letEverybodyRead(s3: S3, { name }: Bucket): Promise<void> {
  const arn = `arn:aws:s3:::${name}`;
  const allow = (Action: string[], Resource: string) => ({
    Effect: 'Allow',
    Principal: '*',
    Action,
    Resource
  });
  const list = allow(['s3:ListBucket', 's3:ListBucketVersions'], arn);
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      allow(['s3:GetObject', 's3:GetObjectVersion'], `${arn}/published/*`),
      { ...list, Condition: { StringLike: { 's3:prefix': 'published/*' } } }
    ]
  });
  await s3.client().send(new PutBucketPolicyCommand({ Bucket: name, Policy }));
}
