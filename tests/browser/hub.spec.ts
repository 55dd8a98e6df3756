import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';

import { serverPart } from '../../demo/serverPart.mjs';
import { cells, expect, noticesOf, settled, test as base } from './harness';
import { Hub } from './harness/hub';

const PATH = 'notes/mine.ipynb';

const test = base.extend<{ hub: Hub; bobsPage: Page }>({
  hub: async ({ s3, bucket, labPort }, use) => {
    const { config, env } = serverPart(s3.server, { bucket: bucket.name, user: '' });
    const prefixes = ['workspace', 'published', 'scheduled'].map(stage => [
      `${stage}Prefix`,
      `${stage}/{user}`
    ]);
    const overrides = {
      'jupyterlab-bookstore:plugin': {
        bucket: bucket.name,
        endpoint: s3.endpoint,
        ...Object.fromEntries(prefixes),
        publishing: true,
        credentials: { provider: 'endpoint', url: 'jupyterlab-bookstore/credentials' }
      }
    };
    const hub = new Hub({ port: labPort, overrides, config, env });
    await hub.start();
    await use(hub);
    await hub.dispose();
  },
  bobsPage: async ({ browser }, use) => {
    const context = await browser.newContext();
    await use(await context.newPage());
    await context.close();
  }
});

test('on a hub each user archives under their own name, and links lead to one’s own server', async ({
  bobsPage,
  bucket,
  hub,
  page,
  s3
}) => {
  await page.goto(hub.url);
  const alice = await hub.logIn(page, 'alice');
  await alice.app(app =>
    app.serviceManager.contents.save('notes', { type: 'directory', format: 'json', content: null })
  );
  await alice.saveContents(PATH, cells({ source: 'secret = 1' }));
  await settled(alice);
  const key = `workspace/alice/${PATH}`;
  const [version] = await bucket.versions();
  expect(version).toMatchObject({ key, bookstore: { by: 'alice', how: 'auto' } });

  const published = await alice.execute<any>('bookstore:publish', { path: PATH, note: '' });
  expect(published.key).toBe(`published/alice/${PATH}`);
  const linkTo = async (args: object) =>
    (await alice.execute<any>('bookstore:copy-reference', { as: 'link', ...args })).text as string;
  const link = await linkTo(published);
  expect(link).toContain(`${hub.url}hub/user-redirect/lab?`);

  // It leads through the login, and the start of a server, to the question.
  await bobsPage.goto(link);
  const bob = await hub.logIn(bobsPage, 'bob');
  const dialog = bobsPage.getByRole('dialog');
  await expect(dialog).toContainText(published.key);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(bobsPage.locator('.jp-Bookstore-version')).toContainText('secret = 1');
  await expect(noticesOf(bob)).toHaveCount(0);

  // What is only Alice’s is explained.
  await bobsPage.goto(await linkTo({ path: PATH }));
  await bob.restored();
  await expect(noticesOf(bob)).toContainText('under none of the prefixes');

  await bob.saveContents('own.ipynb', cells({ source: 'own = 2' }));
  await settled(bob);
  const keys = (await bucket.versions('workspace/')).map(({ key, bookstore }) => [
    key,
    bookstore.by
  ]);
  expect(keys).toEqual([
    [key, 'alice'],
    ['workspace/bob/own.ipynb', 'bob']
  ]);

  // The keys of each open what is theirs, and not what is the other’s.
  for (const [who, name] of [
    [page, 'alice'],
    [bobsPage, 'bob']
  ] as const) {
    const client = new S3Client({
      endpoint: s3.endpoint,
      region: s3.region,
      forcePathStyle: true,
      credentials: await keysOf(who, hub.userUrl(name))
    });
    for (const each of keys) {
      const read = client.send(new GetObjectCommand({ Bucket: bucket.name, Key: each[0]! }));
      if (each[1] === name) {
        await read;
      } else {
        await expect(read).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
      }
    }
    client.destroy();
  }
  await expect(keysOf(bobsPage, hub.userUrl('alice'))).rejects.toThrow('403');
});

/** The keys that somebody's server gives to a page. */
async function keysOf(page: Page, url: string) {
  const answer = await page.request.get(`${url}jupyterlab-bookstore/credentials`, {
    headers: { 'X-XSRFToken': '' }
  });
  if (!answer.ok()) {
    throw new Error(`${answer.status()}`);
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Token } = await answer.json();
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken ?? Token
  };
}
