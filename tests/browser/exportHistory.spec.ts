import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import {
  archive,
  cells,
  expect,
  keyOf,
  type LabPage,
  sessionsOf,
  settled,
  test,
  withBookstore
} from './harness';

const PATH = 'it’s 😀 (1).ipynb';
const NAME = /^\d{4}-\d{4}-\d\d-\d\d-\d{4}\.ipynb$/;

/** Names and SHA-256 of the files in an archive, and its manifest, as Python reads it. */
function unzip(path: string): { files: [string, string][]; manifest: any } {
  const script = `
import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
files = [[name, hashlib.sha256(archive.read(name)).hexdigest()] for name in archive.namelist()]
print(json.dumps({"files": files, "manifest": json.loads(archive.read("manifest.json"))}))`;
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }));
}

const exported = (labPage: LabPage, args: object) =>
  labPage.app(
    (app, args) =>
      app.commands
        .execute('bookstore:export-history', args)
        .catch(({ name }: Error) => ({ name })) as Promise<any>,
    args
  );

test('an archive holds every version of a file, byte for byte', async ({
  bucket,
  labPage,
  page
}) => {
  const key = keyOf(PATH);
  // As other browsers and tools wrote them; every third one has the bytes of the one before.
  for (let version = 0; version < 30; version++) {
    const text = cells({ source: `x = ${version - (version % 3 === 2 ? 1 : 0)}` });
    await bucket.put(key, text, version % 2 ? undefined : { v: 1, how: 'auto', by: 'tester' });
  }
  const versions = await bucket.versionsOf(key);
  const { versionId } = versions[3]!;
  await withBookstore(
    labPage,
    async (service, { path, versionId }) => {
      await service.targetKnown();
      const place = service.locate(path);
      const tags = { name: 'Fourth', pinned: false };
      const { history } = await service.opened();
      await history.tagging.set(place, versionId, place.target, tags);
    },
    { path: PATH, versionId }
  );

  const downloading = page.waitForEvent('download');
  const result = await exported(labPage, { path: PATH });
  expect(result).toEqual({ key, versionId: versions.at(-1)!.versionId, count: 30 });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('it’s 😀 (1)-history.zip');
  const { files, manifest } = unzip(await download.path());
  expect(files.slice(0, -1).map(([, sha256]) => sha256)).toEqual(
    versions.map(({ sha256 }) => sha256)
  );
  expect(new Set(files.map(([name]) => name)).size).toBe(31);
  expect(files.slice(0, -1).filter(([name]) => !NAME.test(name))).toEqual([]);
  expect(manifest.versions.map((each: any) => [each.file, each.sha256])).toEqual(
    files.slice(0, -1)
  );
  expect(manifest.versions.map((each: any) => each.versionId)).toEqual(
    versions.map(({ versionId }) => versionId)
  );
  expect(manifest.versions[0]).toMatchObject({ key, how: 'auto', by: 'tester' });
  expect(manifest.versions[3].name).toBe('Fourth');
});

test('what waits, what was called otherwise and what has no bytes is told too', async ({
  bucket,
  labPage,
  page,
  wire
}) => {
  const [first] = await archive(labPage, bucket, 'old.ipynb', [cells({ source: 'a' })]);
  await labPage.app(app => app.serviceManager.contents.rename('old.ipynb', 'new.ipynb'));
  const [second] = await archive(labPage, bucket, 'new.ipynb', [cells({ source: 'b' })]);
  const marker = await bucket.hide(keyOf('new.ipynb'));
  const held = wire.hold();
  await labPage.saveContents('new.ipynb', cells({ source: 'c' }));
  await expect.poll(() => held.fired).toBe(1);
  const downloading = page.waitForEvent('download');
  const result = await exported(labPage, { path: 'new.ipynb' });
  expect(result).toMatchObject({ key: keyOf('new.ipynb'), count: 3 });
  expect(result.versionId).toMatch(/^local:/);
  const { files, manifest } = unzip(await (await downloading).path());
  expect(manifest.versions.map((each: any) => each.versionId)).toEqual([
    first!.versionId,
    second!.versionId,
    marker,
    result.versionId
  ]);
  expect(manifest.versions[2]).toMatchObject({ deleteMarker: true });
  expect(files.slice(0, 2).map(([, sha256]) => sha256)).toEqual([first!.sha256, second!.sha256]);
  expect(files).toHaveLength(4);
  held.release();
  await settled(labPage);
});

test('cancelled half-way it leaves nothing', async ({ bucket, lab, labPage, page, wire }) => {
  for (let version = 0; version < 12; version++) {
    await bucket.put(keyOf('mine.ipynb'), cells({ source: `x = ${version}` }));
  }
  const downloads: unknown[] = [];
  page.on('download', download => downloads.push(download));
  for (const args of [{}, { to: 'exported' }]) {
    let gets = 0;
    const held = wire.hold(Infinity, ({ method, path }) => {
      gets += Number(method === 'GET' && path.includes('/mine.ipynb'));
      return method === 'GET' && path.includes('/mine.ipynb') && gets > 5;
    });
    const result = exported(labPage, { path: 'mine.ipynb', ...args });
    const dialog = page.getByRole('dialog');
    await expect.poll(() => held.fired).toBeGreaterThan(0);
    await expect(dialog).toContainText(/\d of 12 versions/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    held.release();
    expect(await result).toBeNull();
    wire.heal();
  }
  expect(downloads).toEqual([]);
  const answer = await lab.fetch('api/contents/exported');
  expect(answer.status).toBe(404);
});

test('a folder gets the files, if it is new or empty', async ({ bucket, lab, labPage }) => {
  const texts = ['x = 1', 'x = 2'].map(source => cells({ source }));
  const versions = await archive(labPage, bucket, 'mine.ipynb', texts);
  const args = { path: 'mine.ipynb', to: 'exported' };
  expect(await exported(labPage, args)).toMatchObject({ count: 2 });
  const manifest = JSON.parse(lab.read('exported/manifest.json').toString());
  for (const [index, { file, sha256 }] of manifest.versions.entries()) {
    const bytes = lab.read(`exported/${file}`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(sha256).toBe(versions[index]!.sha256);
  }
  expect(manifest.versions).toHaveLength(2);
  const written = lab.witness().length;
  expect(await exported(labPage, args)).toEqual({ name: 'RejectedError' });
  expect(await exported(labPage, { ...args, to: 'mine.ipynb' })).toEqual({ name: 'RejectedError' });
  expect(lab.witness()).toHaveLength(written);
  expect(await sessionsOf(lab)).toEqual([]);
  expect(await exported(labPage, { path: 'none.ipynb' })).toEqual({ name: 'NotFoundError' });
});
