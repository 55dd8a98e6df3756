import {
  DeleteBucketCorsCommand,
  PutBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketVersioningCommand
} from '@aws-sdk/client-s3';
import {
  anyPut,
  expect,
  keyOf,
  notebook,
  saveTimes,
  signedWith,
  statusOf
} from '../browser/harness';
import { faultCase, type Scene } from './faultCase';

async function open({ lab, labPage }: Scene, ...paths: string[]) {
  for (const path of paths) {
    lab.write(path, notebook({ seed: path, sizeBytes: 20_000 }));
    await labPage.open(path);
  }
}

const retry = ({ labPage }: Scene) => labPage.execute('bookstore:retry-uploads');

faultCase('12', 'keys that expire with saves queued', async scene => {
  const { credentials, labPage, wire } = scene;
  await open(scene, 'a.ipynb', 'b.ipynb');
  const held = wire.hold();
  await saveTimes(labPage, 'a.ipynb', 10);
  await saveTimes(labPage, 'b.ipynb', 10);
  await expect.poll(() => held.fired).toBe(2);
  const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  held.release();
  await expect.poll(() => expired.fired).toBeGreaterThan(0);
  return { fired: expired.fired };
});

faultCase('13', 'the credentials endpoint refuses, then recovers', async scene => {
  const { credentials, labPage, wire } = scene;
  await open(scene, 'a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
  credentials.fault = 403;
  const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  await saveTimes(labPage, 'a.ipynb', 10);
  await expect(statusOf(labPage)).toContainText('Paused');
  credentials.fault = null;
  await retry(scene);
  return { fired: expired.fired };
});

faultCase('20', 'CORS rules removed in the middle, then put back', async scene => {
  const { bucket, labPage, s3 } = scene;
  await open(scene, 'a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
  const of = { Bucket: bucket.name };
  const { CORSRules } = await s3.client().send(new GetBucketCorsCommand(of));
  await s3.client().send(new DeleteBucketCorsCommand(of));
  await saveTimes(labPage, 'a.ipynb', 5);
  await expect(statusOf(labPage)).toHaveText(/waiting|Paused|Offline/);
  const rules = { ...of, CORSConfiguration: { CORSRules } };
  await s3.client().send(new PutBucketCorsCommand(rules));
  await retry(scene);
  return { fired: 1 };
});

faultCase('23', 'versioning suspended in the middle, then turned on', async scene => {
  const { bucket, labPage, s3 } = scene;
  const turn = (Status: 'Enabled' | 'Suspended') =>
    s3
      .client()
      .send(
        new PutBucketVersioningCommand({ Bucket: bucket.name, VersioningConfiguration: { Status } })
      );
  await open(scene, 'a.ipynb', 'b.ipynb');
  await saveTimes(labPage, 'a.ipynb', 5);
  await expect(statusOf(labPage)).toHaveText(/^Ready|^Archived/);
  await turn('Suspended');
  await saveTimes(labPage, 'b.ipynb', 5);
  await expect(statusOf(labPage)).toContainText('Paused');
  await turn('Enabled');
  await retry(scene);
  return { fired: 1 };
});

faultCase('24', 'access denied to one path, others go on', async scene => {
  const { bucket, labPage, wire } = scene;
  await open(scene, 'a.ipynb', 'b.ipynb');
  const denied = wire.answer(
    403,
    'AccessDenied',
    Infinity,
    each => anyPut(each) && each.path.endsWith('/a.ipynb')
  );
  await saveTimes(labPage, 'a.ipynb', 5);
  await saveTimes(labPage, 'b.ipynb', 5);
  await expect.poll(() => bucket.count(keyOf('b.ipynb'))).toBe(5);
  expect(await bucket.count(keyOf('a.ipynb'))).toBe(0);
  const { fired } = denied;
  wire.heal();
  await retry(scene);
  return { fired };
});
