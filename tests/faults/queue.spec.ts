import {
  captured,
  expect,
  keyOf,
  notebook,
  ODD_PATHS,
  saveTimes,
  setSetting,
  statusOf,
  withBookstore
} from '../browser/harness';
import { Bucket } from '../browser/harness/bucket';
import { faultCase } from './faultCase';

const PLUGIN = 'jupyterlab-bookstore:plugin';

faultCase(
  '28',
  'another bucket set with saves queued',
  async scene => {
    const { bucket, credentials, lab, labPage, s3, wire } = scene;
    // One user's part of both buckets.
    credentials.bucket = 'test-*';
    const other = new Bucket(s3);
    await other.create([lab.origin], {});
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    const held = wire.hold(
      Infinity,
      ({ method, path }) => method === 'PUT' && path.startsWith(`/${bucket.name}/`)
    );
    await saveTimes(labPage, 'a.ipynb', 5);
    await expect.poll(() => held.fired).toBe(1);
    await setSetting(labPage, PLUGIN, 'bucket', other.name);
    await labPage.page.getByRole('button', { name: 'Archive There' }).click();
    const target = () =>
      withBookstore(labPage, async ({ outbox }) => (await outbox.target()).bucket);
    await expect.poll(target).toBe(other.name);
    await saveTimes(labPage, 'a.ipynb', 5, 'other');
    await expect.poll(() => other.count(keyOf('a.ipynb'))).toBe(5);
    expect(await bucket.count()).toBe(0);
    held.release();
    return { fired: 1, buckets: [bucket, other] };
  },
  { isShort: true }
);

faultCase('29', 'renamed and deleted with saves queued', async ({ bucket, lab, labPage, wire }) => {
  const paths = ['before.ipynb', 'deleted.ipynb'];
  for (const path of paths) {
    lab.write(path, notebook({ seed: path }));
    await labPage.open(path);
  }
  await wire.down();
  for (const path of paths) {
    await saveTimes(labPage, path, 5);
  }
  await captured(labPage);
  await labPage.app(async app => {
    const { contents } = app.serviceManager;
    await contents.rename('before.ipynb', 'after.ipynb');
    await contents.delete('deleted.ipynb');
  });
  await saveTimes(labPage, 'after.ipynb', 5, 'after');
  await captured(labPage);
  await expect(statusOf(labPage)).toContainText('15 waiting');
  await wire.up();
  await labPage.execute('bookstore:retry-uploads');
  await expect.poll(() => bucket.count(keyOf('after.ipynb'))).toBe(5);
  const [first] = await bucket.versionsOf(keyOf('after.ipynb'));
  const last = (await bucket.versionsOf(keyOf('before.ipynb'))).at(-1)!;
  expect(first!.bookstore.from).toEqual({ key: last.key, versionId: last.versionId });
  return { fired: 2 };
});

faultCase('32', 'every odd name, each reply lost once', async ({ lab, labPage, wire }) => {
  let fired = 0;
  for (const path of ODD_PATHS) {
    lab.write(path, '');
    const lost = wire.loseReply();
    for (const seed of ['one', 'two']) {
      await labPage.saveContents(path, notebook({ seed: `${path} ${seed}` }));
      await captured(labPage);
    }
    await expect.poll(() => lost.fired).toBe(1);
    fired += lost.fired;
  }
  return { fired };
});
