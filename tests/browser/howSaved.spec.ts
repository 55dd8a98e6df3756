import type { Bucket } from './harness/bucket';
import type { Lab } from './harness/lab';
import type { Wire } from './harness/wire';
import {
  withBookstore,
  captured,
  expect,
  LabPage,
  notebook,
  setSetting,
  settled,
  test,
  USER,
  withService
} from './harness';

const keyOf = (path: string) => `workspace/${USER}/${path}`;

/** How each version of a file came about, oldest first. */
async function howsOf(bucket: Bucket, path: string): Promise<string[]> {
  const versions = await bucket.versionsOf(keyOf(path));
  return versions.map(({ bookstore }) => bookstore.how);
}

/** The versions of these files are those saves that the witness saw, and there are no others. */
async function expectAsWitnessed(bucket: Bucket, lab: Lab, paths: string[]): Promise<void> {
  for (const path of paths) {
    const versions = await bucket.versionsOf(keyOf(path));
    const written = lab.witness(path).map(({ sha256 }) => sha256);
    expect(versions.map(({ sha256 }) => sha256)).toEqual(written);
  }
  await expectNoOthers(bucket, paths);
}

async function expectNoOthers(bucket: Bucket, paths: string[]): Promise<void> {
  const keys = (await bucket.versions()).map(({ key }) => key);
  expect([...new Set(keys)].sort()).toEqual(paths.map(keyOf).sort());
}

/** Wait until the store was asked for the newest version of a file. */
async function askedFor(wire: Wire, path: string): Promise<void> {
  const asked = () =>
    wire.count(request => request.method === 'HEAD' && request.path.endsWith(`/${keyOf(path)}`));
  await expect.poll(asked).toBeGreaterThan(0);
}

/** Save an open document without a command, as autosave does. */
function saveQuietly(labPage: LabPage, path: string): Promise<void> {
  return labPage.app(async (app, path) => {
    const widgets: any[] = [...app.shell.widgets('main')];
    await widgets.find(({ context }) => context?.path === path).context.save();
  }, path);
}

async function pressSave({ page }: LabPage, lab: Lab, path: string): Promise<void> {
  const before = lab.witness(path).length;
  await page.keyboard.press('Control+s');
  await expect.poll(() => lab.witness(path).length).toBe(before + 1);
}

test('Ctrl+S is manual, autosave is auto, and equal saves are versions too', async ({
  bucket,
  lab,
  labPage
}) => {
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  // A kernel writes its language into the notebook, and would make equal saves unequal.
  const knowsKernel = (app: any) =>
    Boolean(app.shell.currentWidget.context.model.getMetadata('language_info')?.version);
  await expect.poll(() => labPage.app(knowsKernel)).toBe(true);
  await labPage.editCell('a.ipynb', 'one');
  await pressSave(labPage, lab, 'a.ipynb');
  await settled(labPage);
  await pressSave(labPage, lab, 'a.ipynb');
  await settled(labPage);
  await saveQuietly(labPage, 'a.ipynb');
  await settled(labPage);
  await setSetting(labPage, '@jupyterlab/docmanager-extension:plugin', 'autosaveInterval', 1);
  await labPage.editCell('a.ipynb', 'two');
  await expect.poll(() => lab.witness('a.ipynb').length).toBeGreaterThanOrEqual(4);
  await settled(labPage);

  const hows = await howsOf(bucket, 'a.ipynb');
  expect(hows.slice(0, 4)).toEqual(['manual', 'manual', 'auto', 'auto']);
  const versions = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(versions[1]!.sha256).toBe(versions[0]!.sha256);
  expect(versions[1]!.bookstore.save).not.toBe(versions[0]!.bookstore.save);
  await expectAsWitnessed(bucket, lab, ['a.ipynb']);
});

test('Save As makes a version of the new file and none of the old one', async ({
  bucket,
  lab,
  labPage
}) => {
  lab.write('old.ipynb', notebook());
  await labPage.open('old.ipynb');
  await labPage.editCell('old.ipynb', 'changed');
  const { page } = labPage;
  const saving = labPage.execute('docmanager:save-as');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('new.ipynb');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await saving;
  await expect.poll(() => bucket.count()).toBe(1);
  await labPage.open('new.ipynb');
  await labPage.editCell('new.ipynb', 'changed again');
  await saveQuietly(labPage, 'new.ipynb');
  await settled(labPage);
  expect(await howsOf(bucket, 'new.ipynb')).toEqual(['saveas', 'auto']);
  await expectAsWitnessed(bucket, lab, ['new.ipynb']);
});

test('the bytes of a save are found that has another name before they are read', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  let rename: () => void;
  const renamed = new Promise<void>(resolve => (rename = resolve));
  await page.route('**/files/a.ipynb**', async route => {
    await renamed;
    await route.continue();
  });
  await labPage.editCell('a.ipynb', 'changed');
  await labPage.save('a.ipynb');
  await labPage.app(app => app.serviceManager.contents.rename('a.ipynb', 'b.ipynb'));
  rename!();
  await settled(labPage);
  const versions = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(versions.map(({ sha256 }) => sha256)).toEqual([lab.witness('a.ipynb').at(-1)!.sha256]);
});

test('an Untitled notebook is archived under that name, then under its new one', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  await labPage.app(async app => {
    const panel = await app.commands.execute('notebook:create-new', { kernelName: 'python3' });
    await panel.context.ready;
    app.shell.activateById(panel.id);
  });
  await labPage.editCell('Untitled.ipynb', 'first');
  const saving = labPage.execute('docmanager:save');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('mine.ipynb');
  // A file that has another name before its bytes are asked for is a gap.
  await captured(labPage);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await saving;
  await settled(labPage);
  await labPage.editCell('mine.ipynb', 'second');
  await labPage.save('mine.ipynb');
  await settled(labPage);

  // The witness also sees the empty notebook that Jupyter makes.
  const written = lab.witness('Untitled.ipynb').slice(1);
  const [first, ...others] = await bucket.versionsOf(keyOf('Untitled.ipynb'));
  expect(others).toEqual([]);
  expect(written.map(({ sha256 }) => sha256)).toEqual([first!.sha256]);
  expect(first!.bookstore.how).toBe('manual');
  const [second] = await bucket.versionsOf(keyOf('mine.ipynb'));
  expect(second!.bookstore.how).toBe('manual');
  expect(second!.bookstore.from).toEqual({ key: first!.key, versionId: first!.versionId });
  expect(lab.witness('mine.ipynb').map(({ sha256 }) => sha256)).toEqual([second!.sha256]);
  await expectNoOthers(bucket, ['Untitled.ipynb', 'mine.ipynb']);
});

test('the first version after a rename tells where the file comes from', async ({
  bucket,
  lab,
  labPage
}) => {
  lab.write('folder/before.ipynb', notebook());
  await labPage.open('folder/before.ipynb');
  await labPage.editCell('folder/before.ipynb', 'one');
  await labPage.save('folder/before.ipynb');
  // Nothing waits for the upload: the rename overtakes it.
  await labPage.app(app =>
    app.serviceManager.contents.rename('folder/before.ipynb', 'folder/between.ipynb')
  );
  await labPage.app(app => app.serviceManager.contents.rename('folder', 'room'));
  for (const text of ['two', 'three']) {
    await labPage.editCell('room/between.ipynb', text);
    await labPage.save('room/between.ipynb');
  }
  await settled(labPage);

  const [before] = await bucket.versionsOf(keyOf('folder/before.ipynb'));
  const after = await bucket.versionsOf(keyOf('room/between.ipynb'));
  expect(after.map(({ bookstore }) => bookstore.from)).toEqual([
    { key: before!.key, versionId: before!.versionId },
    undefined
  ]);
  expect(await withBookstore(labPage, ({ outbox }) => outbox.gaps())).toEqual([]);
  await expectAsWitnessed(bucket, lab, ['folder/before.ipynb', 'room/between.ipynb']);
});

test('a save by another extension without a document is archived as auto', async ({
  bucket,
  lab,
  labPage
}) => {
  for (const seed of ['a', 'b']) {
    await labPage.saveContents('other.ipynb', notebook({ seed }));
    await settled(labPage);
  }
  expect(await howsOf(bucket, 'other.ipynb')).toEqual(['auto', 'auto']);
  await expectAsWitnessed(bucket, lab, ['other.ipynb']);
});

test('an upload in parts becomes one version with all its bytes', async ({
  bucket,
  lab,
  labPage
}) => {
  const text = notebook({ sizeBytes: 3_000_000 });
  let parts = 0;
  labPage.page.on('request', request => {
    parts += Number(request.method() === 'PUT' && request.url().includes('large.ipynb'));
  });
  await withService(
    labPage,
    '@jupyterlab/filebrowser:IDefaultFileBrowser',
    async (browser, text) => {
      await browser.model.upload(new File([text], 'large.ipynb'));
    },
    text
  );
  await expect.poll(() => bucket.count()).toBe(1);
  await settled(labPage);
  expect(parts).toBeGreaterThan(1);
  const versions = await bucket.versionsOf(keyOf('large.ipynb'));
  expect(versions[0]!.size).toBe(Buffer.byteLength(text));
  expect(versions[0]!.bookstore.how).toBe('upload');
  await expectAsWitnessed(bucket, lab, ['large.ipynb']);
});

test('a save that failed leaves no version', async ({ bucket, lab, labPage }) => {
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.editCell('a.ipynb', 'lost');
  const { page } = labPage;
  let failed = 0;
  await page.route('**/api/contents/a.ipynb**', async route => {
    if (route.request().method() !== 'PUT') {
      return route.continue();
    }
    failed += 1;
    return route.fulfill({ status: 500, json: { message: 'No room left' } });
  });
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(failed).toBe(1);
  await page.unrouteAll();
  await labPage.editCell('a.ipynb', 'kept');
  await saveQuietly(labPage, 'a.ipynb');
  await settled(labPage);
  // What was asked for before is not what was saved now.
  expect(await howsOf(bucket, 'a.ipynb')).toEqual(['auto']);
  await expectAsWitnessed(bucket, lab, ['a.ipynb']);
});

test('a restored checkpoint becomes one version', async ({ bucket, lab, labPage }) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.editCell('a.ipynb', 'checkpointed');
  await labPage.save('a.ipynb');
  await labPage.editCell('a.ipynb', 'regretted');
  await saveQuietly(labPage, 'a.ipynb');
  await settled(labPage);
  const [first] = await bucket.versionsOf(keyOf('a.ipynb'));

  const restoring = labPage.execute('docmanager:restore-checkpoint');
  await page.getByRole('dialog').getByRole('button', { name: 'Revert to Checkpoint' }).click();
  await restoring;
  await expect.poll(() => bucket.count()).toBe(3);
  await settled(labPage);
  expect(await howsOf(bucket, 'a.ipynb')).toEqual(['manual', 'auto', 'disk']);
  const versions = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(versions[2]!.sha256).toBe(first!.sha256);
});

test('a file written from outside becomes one version when it is opened', async ({
  bucket,
  lab,
  labPage
}) => {
  await labPage.saveContents('a.ipynb', notebook());
  await settled(labPage);
  lab.write('a.ipynb', notebook({ seed: 'outside' }));
  await labPage.open('a.ipynb');
  await expect.poll(() => bucket.count()).toBe(2);
  await settled(labPage);
  expect(await howsOf(bucket, 'a.ipynb')).toEqual(['auto', 'found']);
  const [, found] = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(found!.size).toBe(lab.read('a.ipynb').length);
});

test('a browser that never saw the file finds what was written from outside', async ({
  browser,
  bucket,
  lab,
  labPage,
  wire
}) => {
  await labPage.saveContents('changed.ipynb', notebook());
  await labPage.saveContents('same.ipynb', notebook());
  await settled(labPage);
  lab.write('changed.ipynb', notebook({ seed: 'outside' }));
  const context = await browser.newContext();
  const stranger = new LabPage(await context.newPage(), lab);
  await stranger.openLab();
  await stranger.open('changed.ipynb');
  await stranger.open('same.ipynb');
  await askedFor(wire, 'same.ipynb');
  await expect.poll(() => bucket.count()).toBe(3);
  await settled(stranger);
  expect(await howsOf(bucket, 'changed.ipynb')).toEqual(['auto', 'found']);
  expect(await howsOf(bucket, 'same.ipynb')).toEqual(['auto']);
  await context.close();
});

test('opening a notebook that was never saved makes no version', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  lab.write('never.ipynb', notebook());
  await labPage.open('never.ipynb');
  await askedFor(wire, 'never.ipynb');
  await labPage.saveContents('fence.ipynb', notebook());
  await settled(labPage);
  await expectNoOthers(bucket, ['fence.ipynb']);
});

test.describe('with a folder excluded', () => {
  test.use({ settings: { exclude: ['drafts/**'] } });

  test('neither it, nor checkpoints, nor other files are archived', async ({
    bucket,
    lab,
    labPage
  }) => {
    lab.write('drafts/open.ipynb', notebook());
    lab.write('.ipynb_checkpoints/a-checkpoint.ipynb', notebook());
    await labPage.open('drafts/open.ipynb');
    await labPage.editCell('drafts/open.ipynb', 'a draft');
    await labPage.save('drafts/open.ipynb');
    const paths = ['drafts/a.ipynb', '.ipynb_checkpoints/a-checkpoint.ipynb', 'a.txt', 'a.ipynb'];
    for (const path of paths) {
      await labPage.saveContents(path, notebook()).catch(() => undefined);
    }
    await settled(labPage);
    await expectAsWitnessed(bucket, lab, ['a.ipynb']);
  });
});
