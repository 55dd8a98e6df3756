import type { BrowserContext } from '@playwright/test';

import { cells, expect, expectArchived, keyOf, LabPage, settled, test as base } from './harness';
import { COLLABORATION, NO_COLLABORATION, sit } from './harness/collaboration';
import type { Bucket } from './harness/bucket';
import type { Lab } from './harness/lab';

const PATH = 'shared.ipynb';
const KEY = keyOf(PATH);

/** What a command made. */
type Made = { key: string; versionId: string };

/** Two people at one server, each in a browser of their own, with nothing open yet. */
type People = { alice: LabPage; bob: LabPage };

const test = base.extend<People>({
  alice: async ({ context, lab }, use) => {
    await use(await arrive(context, lab, 'alice'));
  },
  bob: async ({ browser, lab }, use) => {
    const context = await browser.newContext();
    await use(await arrive(context, lab, 'bob'));
    await context.close();
  }
});

test.describe('with real-time collaboration', () => {
  test.use({ labOptions: COLLABORATION });

  test('each save of two who edit one notebook is one version, by who made it', async ({
    alice,
    bob,
    bucket,
    lab
  }) => {
    const before = await openBoth({ alice, bob }, bucket, lab);
    for (const [who, by, text] of [
      [alice, 'alice', 'one = 1'],
      [bob, 'bob', 'two = 2'],
      [bob, 'bob', 'three = 3'],
      [alice, 'alice', 'four = 4']
    ] as const) {
      await who.editCell(PATH, text);
      await expectNewest(bucket, lab, { text, how: 'auto', by });
    }
    for (const [who, by, text] of [
      [alice, 'alice', 'five = 5'],
      [bob, 'bob', 'six = 6']
    ] as const) {
      await who.editCell(PATH, text);
      await who.save(PATH);
      await expectNewest(bucket, lab, { text, how: 'manual', by });
    }
    await Promise.all([settled(alice), settled(bob)]);
    const versions = await bucket.versionsOf(KEY);
    expect(versions.slice(before.versions).map(({ sha256 }) => sha256)).toEqual(
      statesOf(lab).slice(before.states)
    );

    // Nothing is new in it, but somebody asked for it.
    await bob.save(PATH);
    await Promise.all([settled(alice), settled(bob)]);
    const { sha256 } = versions.at(-1)!;
    const after = await bucket.versionsOf(KEY);
    expect(after.slice(versions.length)).toMatchObject([
      { sha256, bookstore: { how: 'manual', by: 'bob' } }
    ]);
    expect(new Set(after.map(({ bookstore }) => bookstore.save)).size).toBe(after.length);
  });

  test('restoring keeps what was being typed, and shows the old notebook to everybody', async ({
    alice,
    bob,
    bucket,
    lab
  }) => {
    const before = await openBoth({ alice, bob }, bucket, lab);
    await alice.editCell(PATH, 'old = 1');
    await expectNewest(bucket, lab, { text: 'old = 1', how: 'auto', by: 'alice' });
    const old = (await bucket.versionsOf(KEY)).at(-1)!;

    await bob.editCell(PATH, 'typed = 2');
    await expect.poll(() => sourceIn(alice)).toBe('typed = 2');
    const args = { path: PATH, versionId: old.versionId, confirmed: true };
    await alice.execute('bookstore:restore-version', args);
    expect(await sourceIn(alice)).toBe('old = 1');
    await expect.poll(() => sourceIn(bob)).toBe('old = 1');
    await expectNewest(bucket, lab, { text: 'old = 1', how: 'restore', by: 'alice' });

    // The room goes on from what was restored, once it took that over for good.
    await expect(async () => {
      await bob.editCell(PATH, 'later = 3');
      const onDisk = () => lab.read(PATH).toString();
      await expect.poll(onDisk, { timeout: 10_000 }).toContain('later = 3');
    }).toPass();
    await expectNewest(bucket, lab, { text: 'later = 3', how: 'auto', by: 'bob' });
    await Promise.all([settled(alice), settled(bob)]);
    const versions = eachSaveOnce(await bucket.versionsOf(KEY));
    expect(versions.slice(before.versions).map(({ sha256 }) => sha256)).toEqual(
      statesOf(lab).slice(before.states)
    );
    const restored = versions.filter(({ bookstore }) => bookstore.how === 'restore');
    expect(restored).toMatchObject([
      { sha256: old.sha256, bookstore: { from: { versionId: old.versionId } } }
    ]);
    expect(versions.slice(-3, -2)).toMatchObject([{ bookstore: { how: 'auto' } }]);
  });
});

test.describe('with real-time collaboration and publishing', () => {
  test.use({ labOptions: COLLABORATION, settings: { publishing: true } });

  test('what a colleague typed a moment ago is published', async ({ alice, bob, bucket, lab }) => {
    await openBoth({ alice, bob }, bucket, lab);
    await bob.editCell(PATH, 'typed = 2');
    await expect.poll(() => sourceIn(alice)).toBe('typed = 2');
    const args = { path: PATH, note: '', confirmed: true };
    const { key, versionId } = await alice.execute<Made>('bookstore:publish', args);
    const [published, ...others] = await bucket.versionsOf(key);
    expect(others).toEqual([]);
    expect(published).toMatchObject({ versionId, bookstore: { how: 'publish', by: 'alice' } });
    await alice.execute('bookstore:open-version', { key, versionId });
    await expect(alice.page.locator('.jp-Bookstore-version')).toContainText('typed = 2');
    const from = (await bucket.versionsOf(KEY)).map(version => version.versionId);
    expect(from).toContain(published!.bookstore.from!.versionId);
  });
});

test.describe('with real-time collaboration switched off', () => {
  test.use({ labOptions: NO_COLLABORATION });

  test('what is told twice of a save is one version', async ({ alice, bucket, lab }) => {
    lab.write(PATH, cells({ source: 'zero = 0' }));
    await alice.open(PATH);
    for (const text of ['one = 1', 'two = 2']) {
      await alice.editCell(PATH, text);
      await alice.save(PATH);
      await settled(alice);
    }
    await expectArchived(bucket, lab, PATH);
    const versions = await bucket.versionsOf(KEY);
    expect(versions.slice(-2)).toMatchObject([
      { bookstore: { how: 'manual', by: 'alice' } },
      { bookstore: { how: 'manual', by: 'alice' } }
    ]);
  });
});

async function arrive(context: BrowserContext, lab: Lab, name: string): Promise<LabPage> {
  await sit(context, lab, name);
  const labPage = new LabPage(await context.newPage(), lab);
  await labPage.openLab();
  return labPage;
}

/**
 * Open one notebook in both browsers, and wait until its kernel wrote into it what it is.
 * @returns the versions and states until then: a room may write before its notebook is shown.
 */
async function openBoth({ alice, bob }: People, bucket: Bucket, lab: Lab) {
  lab.write(PATH, cells({ source: 'zero = 0' }));
  await alice.open(PATH);
  await expect.poll(() => lab.read(PATH).toString()).toContain('pygments_lexer');
  const before = await untilArchived(bucket, lab);
  await bob.open(PATH);
  expect(await sourceIn(bob)).toBe('zero = 0');
  return before;
}

function sourceIn(labPage: LabPage): Promise<string> {
  return labPage.app((app, path) => {
    for (const { context } of app.shell.widgets('main')) {
      if (context?.path === path && context.model.collaborative) {
        return context.model.cells.get(0).sharedModel.getSource();
      }
    }
    throw new Error(`${path} is not shared`);
  }, PATH);
}

/** Wait until the newest version holds a text, as the file does. */
async function expectNewest(
  bucket: Bucket,
  lab: Lab,
  { text, how, by }: { text: string; how: string; by: string }
): Promise<void> {
  await expect.poll(() => lab.read(PATH).toString()).toContain(text);
  await expect
    .poll(async () => {
      const newest = (await bucket.versionsOf(KEY)).at(-1);
      return [newest?.sha256, newest?.bookstore.how, newest?.bookstore.by];
    })
    .toEqual([statesOf(lab).at(-1), how, by]);
}

/**
 * What was typed is saved for the restore by alice, and by bob who typed it: where both write in the
 * same milliseconds SeaweedFS may take both, see docs/compatibility.md. The history shows one.
 */
function eachSaveOnce<V extends { bookstore: { save?: string } }>(versions: V[]): V[] {
  const saves = versions.map(({ bookstore }) => bookstore.save);
  return versions.filter(({ bookstore }, index) => saves.indexOf(bookstore.save) === index);
}

/** SHA-256 of each state in which Jupyter left the file. Its room writes also what is there. */
function statesOf(lab: Lab): string[] {
  const all = lab.witness(PATH).map(({ sha256 }) => sha256);
  return all.filter((sha256, index) => sha256 !== all[index - 1]);
}

/** Versions and states that there are now, once the newest version is the newest state. */
async function untilArchived(
  bucket: Bucket,
  lab: Lab
): Promise<{ versions: number; states: number }> {
  const counted = { versions: 0, states: 0 };
  await expect
    .poll(async () => {
      const versions = await bucket.versionsOf(KEY);
      const states = statesOf(lab);
      Object.assign(counted, { versions: versions.length, states: states.length });
      return versions.at(-1)?.sha256 === states.at(-1);
    })
    .toBe(true);
  return counted;
}
