import { readFileSync } from 'node:fs';

import {
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client
} from '@aws-sdk/client-s3';

import { expect, test, USER } from './harness';

const example = readFileSync(
  new URL('../../demo/example/rabbits.ipynb', import.meta.url)
);

test('Lab saves the example and the witness sees the same bytes', async ({
  lab,
  labPage
}) => {
  lab.write('rabbits.ipynb', example);
  await labPage.open('rabbits.ipynb');
  const title = { name: 'A story of rabbits' };
  await expect(labPage.page.getByRole('heading', title)).toBeVisible();
  await labPage.editCell('rabbits.ipynb', 'rates = [3.83]', 1);
  await labPage.page.keyboard.press('Control+s');
  await expect.poll(() => lab.witness('rabbits.ipynb').length).toBe(1);
  expect(lab.read('rabbits.ipynb').toString()).toContain('rates = [3.83]');
});

test('a page gets credentials for its own prefixes and nothing else', async ({
  labPage,
  bucket,
  credentials,
  wire
}) => {
  const set = await labPage.page.evaluate(
    async url => (await fetch(url)).json(),
    credentials.url
  );
  const client = new S3Client({
    endpoint: wire.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: {
      accessKeyId: set.AccessKeyId,
      secretAccessKey: set.SecretAccessKey,
      sessionToken: set.SessionToken
    }
  });
  const put = (Key: string) =>
    client.send(
      new PutObjectCommand({ Bucket: bucket.name, Key, Body: 'bytes' })
    );

  const own = `workspace/${USER}/a.ipynb`;
  const { VersionId } = await put(own);
  expect(VersionId).toBeTruthy();
  await expect(put(`workspace/${USER}2/a.ipynb`)).rejects.toThrow(/Denied/);
  await expect(put('a.ipynb')).rejects.toThrow(/Denied/);
  const remove = new DeleteObjectCommand({
    Bucket: bucket.name,
    Key: own,
    VersionId
  });
  await expect(client.send(remove)).rejects.toThrow(/Denied/);
  expect(await bucket.versionsOf(own)).toHaveLength(1);
});

test('credentials are refused to pages of another origin', async ({
  credentials
}) => {
  const asked = (headers: Record<string, string>) =>
    fetch(credentials.url, { headers }).then(answer => answer.status);
  expect(await asked({ Origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await asked({})).toBe(403);
});

test('a browser killed and started again keeps its profile', async ({
  lab,
  profile
}) => {
  const first = await profile.start();
  await first.goto(`${lab.url}lab?token=${lab.token}`);
  await first.evaluate(() => localStorage.setItem('kept', 'yes'));
  await first.waitForFunction(() => 'jupyterapp' in window);
  await profile.kill();
  const second = await profile.start();
  await second.goto(`${lab.url}lab?token=${lab.token}`);
  await second.waitForFunction(() => 'jupyterapp' in window);
});
