import { archive, cells, expect, keyOf, type LabPage, settled, test, USER } from './harness';

const PATH = 'mine.ipynb';
const published = `published/${USER}/${PATH}`;

test.use({ settings: { publishing: true } });

/** What a command does: `made`, or the class in which it fails. */
function outcome(labPage: LabPage, command: string, args: object): Promise<string> {
  return labPage.app(
    (app, { command, args }) =>
      app.commands.execute(`bookstore:${command}`, args).then(
        () => 'made',
        ({ name }: Error) => name
      ),
    { command, args: { confirmed: true, ...args } }
  );
}

test('arguments that are wrong are refused before anything is done', async ({
  bucket,
  lab,
  labPage
}) => {
  await archive(labPage, bucket, PATH, [cells({ source: 'old = 1' })]);
  await labPage.execute('bookstore:publish', { path: PATH, note: '' });
  const refused: [command: string, args: object, name: string][] = [
    ['open-version', { path: 7 }, 'RejectedError'],
    ['open-version', { path: PATH, versionId: null }, 'RejectedError'],
    // A store takes no id for the newest.
    ['open-version', { path: PATH, versionId: '' }, 'NotFoundError'],
    ['restore-version', { path: PATH, versionId: '' }, 'NotFoundError'],
    ['open-version', { path: PATH, versionId: '\ud800' }, 'NotFoundError'],
    ['compare-versions', { path: PATH, with: '' }, 'NotFoundError'],
    ['schedule', { path: PATH, cron: '', parameters: 'x' }, 'RejectedError'],
    ['unpublish', { path: PATH, key: keyOf('other.ipynb') }, 'RejectedError'],
    ['unpublish', { key: `published/${USER}/../../${keyOf(PATH)}` }, 'RejectedError'],
    ['unpublish', { key: 'elsewhere/mine.ipynb' }, 'RejectedError'],
    ['show-history', { path: PATH, key: keyOf('other.ipynb') }, 'RejectedError'],
    ['show-history', { key: published }, 'RejectedError'],
    ['clone-version', { path: PATH, to: `${'long/'.repeat(205)}x.ipynb` }, 'RejectedError'],
    ['clone-version', { path: PATH, to: 'Bookstore:v/x.ipynb' }, 'RejectedError']
  ];
  for (const [command, args, name] of refused) {
    expect([command, args, await outcome(labPage, command, args)]).toEqual([command, args, name]);
  }
  expect(lab.names('')).toEqual([PATH]);
  expect((await bucket.versionsOf(published)).map(({ deleteMarker }) => deleteMarker)).toEqual([
    false
  ]);
  expect(await bucket.count(keyOf(''))).toBe(1);
});

test('a slash in front of a path changes nothing', async ({ bucket, lab, labPage }) => {
  const [old] = await archive(labPage, bucket, PATH, [cells({ source: 'old = 1' })]);
  const cloned: any = await labPage.execute('bookstore:clone-version', {
    path: `/${PATH}`,
    to: '/clone.ipynb'
  });
  expect(cloned).toMatchObject({ key: keyOf('clone.ipynb'), path: 'clone.ipynb' });
  expect(cloned.versionId).not.toBeNull();
  await settled(labPage);
  const [clone] = await bucket.versionsOf(keyOf('clone.ipynb'));
  expect(clone!.bookstore).toMatchObject({ how: 'clone', from: { key: keyOf(PATH) } });
  expect(clone!.sha256).toBe(old!.sha256);
  expect(lab.exists('clone.ipynb')).toBe(true);
});

test('a file whose key is named is shown in the history', async ({ bucket, labPage }) => {
  const [version] = await archive(labPage, bucket, PATH, [cells({ source: 'old = 1' })]);
  const shown = await labPage.execute('bookstore:show-history', { key: keyOf(PATH) });
  expect(shown).toEqual({ key: version!.key, versionId: version!.versionId });
  const panel = labPage.page.locator('#jupyterlab-bookstore-history');
  await expect(panel.getByRole('heading', { name: PATH })).toBeVisible();
});

test('the newest version is none that was archived late', async ({ bucket, labPage }) => {
  const key = keyOf(PATH);
  const put = (at: string, late?: true) =>
    bucket.put(key, cells({ source: at }), {
      v: 1,
      at: `2026-11-0${at}T10:00:00Z`,
      how: 'auto',
      late
    });
  await put('1');
  const versionId = await put('3');
  await put('2', true);
  for (const command of ['open-version', 'show-history']) {
    const told = await labPage.execute(`bookstore:${command}`, { path: PATH });
    expect([command, told]).toEqual([command, { key, versionId }]);
  }
});

test('what Jupyter refuses and does not answer has a class, too', async ({
  bucket,
  lab,
  labPage
}) => {
  const [version] = await archive(labPage, bucket, PATH, [cells({ source: 'old = 1' })]);
  const args = { path: PATH, versionId: version!.versionId };
  lab.remove(PATH);
  lab.write(`${PATH}/in a folder.txt`, '');
  expect(await outcome(labPage, 'restore-version', args)).toBe('RejectedError');
  expect(await outcome(labPage, 'clone-version', { ...args, to: '.x/x.ipynb' })).toMatch(
    /^(Rejected|NotFound)Error$/
  );
  await lab.stop();
  for (const command of ['restore-version', 'clone-version', 'compare-versions']) {
    const away = await outcome(labPage, command, { ...args, with: 'working-copy' });
    expect([command, away]).toEqual([command, 'TransientError']);
  }
});

test.describe('without keys', () => {
  test.use({ settings: { credentials: { provider: 'prompt' } } });

  test('what is in the bucket alone asks for keys, and is not said to be missing', async ({
    bucket,
    labPage
  }) => {
    const versionId = await bucket.put(keyOf(PATH), cells({ source: 'old = 1' }));
    for (const args of [{ path: PATH, versionId }, { path: PATH }]) {
      for (const command of ['open-version', 'restore-version', 'verify-version']) {
        const told = await outcome(labPage, command, args);
        expect([command, args, told]).toEqual([command, args, 'CredentialsError']);
      }
    }
  });
});
