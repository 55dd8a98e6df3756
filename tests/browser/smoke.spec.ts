import { readFileSync } from 'node:fs';

import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import { expect, notebook, pageStorage, test, USER } from './harness';

const example = readFileSync(new URL('../../demo/example/rabbits.ipynb', import.meta.url));

test('Lab saves the example and the witness sees the same bytes', async ({ lab, labPage }) => {
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
  const set = await labPage.page.evaluate(async url => (await fetch(url)).json(), credentials.url);
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
    client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body: 'bytes' }));

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

test('credentials are refused to pages of another origin', async ({ credentials }) => {
  const asked = (headers: Record<string, string>) =>
    fetch(credentials.url, { headers }).then(answer => answer.status);
  expect(await asked({ Origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await asked({})).toBe(403);
});

test('a browser killed and started again keeps its profile', async ({ lab, profile }) => {
  const address = `${lab.url}lab?token=${lab.token}`;
  const before = await profile.start();
  await before.goto(address);
  await before.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('smoke', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('kept');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const writing = request.result.transaction('kept', 'readwrite', {
            durability: 'strict'
          });
          writing.objectStore('kept').put(new Blob(['still here']), 'key');
          writing.oncomplete = () => resolve();
        };
      })
  );
  await profile.kill();
  const after = await profile.start();
  await after.goto(address);
  expect(await pageStorage(after)).toContain('still here');
});

test('a reply lost on its way back leaves one write in the store', async ({
  bucket,
  credentials,
  wire
}) => {
  const { AccessKeyId, SecretAccessKey, SessionToken } = await credentials.issue();
  const client = new S3Client({
    endpoint: wire.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken
    }
  });
  const Key = `workspace/${USER}/a b é+#?.ipynb`;
  const Body = notebook({ sizeBytes: 100_000 });
  const put = () => client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body }));

  const lost = wire.loseReply();
  await expect(put()).rejects.toThrow();
  expect(lost.fired).toBe(1);
  expect(await bucket.versionsOf(Key)).toHaveLength(1);

  const slow = wire.answer(503, 'SlowDown');
  await expect(put()).rejects.toThrow('SlowDown');
  expect(slow.fired).toBe(1);

  await wire.down();
  await expect(put()).rejects.toThrow(/ECONNREFUSED/);
  await wire.up();
  await put();
  expect(await bucket.versionsOf(Key)).toHaveLength(2);
});

test('a held upload goes on when it is released', async ({
  bucket,
  labPage,
  credentials,
  wire
}) => {
  const held = wire.hold();
  const put = labPage.page.evaluate(
    async ({ url, endpoint, name }) => {
      await (await fetch(url)).json();
      // Unsigned, so the store refuses it: what counts is that it answers.
      const address = `${endpoint}/${name}/workspace/x`;
      return (await fetch(address, { method: 'PUT', body: 'x' })).status;
    },
    { url: credentials.url, endpoint: wire.endpoint, name: bucket.name }
  );
  await expect.poll(() => held.fired).toBe(1);
  expect(wire.requests.at(-1)!.status).toBeNull();
  held.release();
  expect(await put).toBe(403);
  expect(credentials.issued).toHaveLength(1);
});

test('the licence of every package that was built in comes along', async ({ lab }) => {
  const folder = 'lab/extensions/jupyterlab-bookstore/static';
  const answer = await lab.fetch(`${folder}/third-party-licenses.json`);
  const { packages } = (await answer.json()) as {
    packages: { name: string; licenseId: string; extractedText: string }[];
  };
  const names = packages.map(({ name }) => name);
  // The last two are joined with what imports them.
  for (const name of ['@aws-sdk/client-s3', 'idb', 'zeptomatch', 'grammex', 'style-mod']) {
    expect(names).toContain(name);
  }
  expect(packages.filter(({ licenseId }) => !licenseId)).toEqual([]);
  // One package names its licence, Apache-2.0, and brings no text along.
  const lacking = packages.filter(({ extractedText }) => !extractedText);
  expect(lacking.map(({ name }) => name)).toEqual(['@aws-sdk/nested-clients']);
});
