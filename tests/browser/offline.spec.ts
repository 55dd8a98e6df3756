import {
  archive,
  cells,
  expect,
  keyOf,
  type LabPage,
  noticesOf,
  settled,
  statusOf,
  test
} from './harness';

const PATH = 'mine.ipynb';
const TEXTS = ['one', 'two', 'three'].map(word => cells({ source: `${word} = 1` }));

/** Longer than a refused connection takes, and much shorter than retries would. */
const PATIENCE_MS = 15_000;

test.use({ settings: { publishing: true, scheduling: true } });

type Outcome = { made?: any; name?: string; message?: string };

/** What becomes of a command; `slow` if nothing does. */
function outcomeOf(labPage: LabPage, command: string, args: object = {}): Promise<Outcome> {
  return labPage.app(
    async (app, { command, args, patienceMs }) => {
      const slow = new Promise<Outcome>(done =>
        setTimeout(() => done({ name: 'slow', message: '' }), patienceMs)
      );
      const run = app.commands.execute(`bookstore:${command}`, args).then(
        (made: any) => ({ made: made?.checks ?? (made && { ...made }) }),
        ({ name, message }: Error) => ({ name, message })
      );
      return Promise.race([run, slow]);
    },
    { command, args, patienceMs: PATIENCE_MS }
  );
}

const dialogOf = ({ page }: LabPage) => page.getByRole('dialog');

test('what is here works offline, the rest says why not, and works when the bucket is back', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  test.setTimeout(180_000);
  const { page } = labPage;
  const versions = await archive(labPage, bucket, PATH, TEXTS);
  const [first, second, third] = versions.map(({ versionId }) => versionId);
  await archive(labPage, bucket, 'gone.ipynb', [TEXTS[0]!]);
  lab.remove('gone.ipynb');
  const old = { path: PATH, versionId: first };
  for (const [command, more] of [
    ['publish', { note: '' }],
    ['schedule', { cron: '', parameters: {} }]
  ] as const) {
    await labPage.execute(`bookstore:${command}`, { ...old, ...more });
  }
  await labPage.execute('bookstore:open-version', { path: PATH, versionId: second });
  const before = { count: await bucket.count(), names: lab.names('') };

  /** Each needs the bucket. */
  const NEEDS_BUCKET: [what: string, command: string, args: object][] = [
    ['open', 'open-version', old],
    ['compare with the working copy', 'compare-versions', { ...old, with: 'working-copy' }],
    [
      'compare with the previous one',
      'compare-versions',
      { ...old, versionId: third, with: 'previous' }
    ],
    ['compare with the published one', 'compare-versions', { ...old, with: 'published' }],
    ['compare any two', 'compare-versions', { ...old, with: third }],
    ['clone', 'clone-version', old],
    ['name', 'name-version', { ...old, name: 'Named' }],
    ['pin', 'pin-version', { ...old, pinned: true }],
    ['export', 'export-history', { path: PATH }],
    ['verify', 'verify-version', { ...old, confirmed: true }],
    ['download', 'download-version', old],
    ['copy a reference', 'copy-reference', { ...old, versionId: third, as: 's3' }],
    ['unpublish', 'unpublish', { path: PATH, confirmed: true }],
    ['publish', 'publish', { ...old, note: '' }],
    ['unschedule', 'unschedule', { path: PATH, confirmed: true }],
    ['schedule', 'schedule', { ...old, cron: '', parameters: {} }],
    ['restore', 'restore-version', { ...old, confirmed: true }]
  ];

  await wire.down();
  for (const [what, command, args] of NEEDS_BUCKET) {
    await test.step(`offline: ${what}`, async () => {
      const { name, message } = await outcomeOf(labPage, command, args);
      expect({ what, name }).toEqual({ what, name: 'TransientError' });
      expect(message).toContain('could not be reached');
      await expect(dialogOf(labPage)).toHaveCount(0);
    });
  }
  await test.step('nothing is half done', async () => {
    expect(await bucket.count()).toBe(before.count);
    expect(lab.names('')).toEqual(before.names);
    expect(lab.read(PATH).toString()).toBe(TEXTS[2]);
    expect(await bucket.tagsOf(keyOf(PATH), first!)).toEqual({});
  });

  await test.step('offline: what was read before is here', async () => {
    const read = { path: PATH, versionId: second };
    const made = { key: keyOf(PATH), versionId: second };
    expect(await outcomeOf(labPage, 'open-version', read)).toEqual({ made });
    // What a reference needs is known from publishing it.
    const reference = await outcomeOf(labPage, 'copy-reference', { ...old, as: 's3' });
    expect(reference.made?.versionId).toBe(first);
    const compared = { ...read, with: 'working-copy' };
    expect(await outcomeOf(labPage, 'compare-versions', compared)).toEqual({ made });
    const cloned = await outcomeOf(labPage, 'clone-version', { ...read, to: 'cloned.ipynb' });
    expect(cloned.made?.versionId).toMatch(/^local:/);
    expect(lab.read('cloned.ipynb').toString()).toBe(TEXTS[1]);
  });

  await test.step('offline: what waits is here', async () => {
    await labPage.open(PATH);
    await labPage.editCell(PATH, 'four = 1');
    const named = await outcomeOf(labPage, 'save-and-name', { name: 'Fourth' });
    expect(named.made?.versionId).toMatch(/^local:/);
    const { versionId } = named.made;
    const waiting = { path: PATH, versionId };
    for (const [command, more] of [
      ['open-version', {}],
      ['compare-versions', { with: 'working-copy' }],
      ['pin-version', { pinned: true }],
      ['verify-version', { confirmed: true }],
      ['download-version', {}],
      ['restore-version', { confirmed: true }]
    ] as const) {
      const { made } = await outcomeOf(labPage, command, { ...waiting, ...more });
      expect({ command, key: made?.key }).toEqual({ command, key: keyOf(PATH) });
    }
    const { name } = await outcomeOf(labPage, 'copy-reference', { ...waiting, as: 's3' });
    expect(name).toBe('RejectedError');
  });

  await test.step('offline: lists say why they are empty', async () => {
    await labPage.execute('bookstore:browse-published');
    await expect(page.locator('#jupyterlab-bookstore-published')).toContainText(
      'could not be reached'
    );
    await labPage.execute('bookstore:browse-deleted');
    await expect(page.locator('#jupyterlab-bookstore-deleted')).toContainText(
      'could not be reached'
    );
    const { made } = await outcomeOf(labPage, 'check-setup', { confirmed: true });
    expect(made.find((check: any) => check.id === 'endpoint').status).toBe('fail');
    expect(made.filter((check: any) => check.status === 'pass')).toEqual([]);
  });

  await test.step('offline: clearing says what would be lost', async () => {
    const cleared = outcomeOf(labPage, 'clear-local');
    await expect(dialogOf(labPage)).toContainText(PATH);
    await dialogOf(labPage).getByRole('button', { name: 'Cancel' }).click();
    expect(await cleared).toEqual({ made: null });
    await expect(statusOf(labPage)).toHaveText(/^Offline, \d waiting/);
  });

  await test.step('offline: a link', async () => {
    const query = `bookstore-key=${keyOf(PATH)}&bookstore-version=${first}`;
    await labPage.openLab(`lab?${query}`);
    await dialogOf(labPage).getByRole('button', { name: 'Open' }).click();
    await expect(noticesOf(labPage)).toHaveText(/try again in a while/);
  });

  await test.step('what is to be published waits for the bucket, and says so', async () => {
    const published = labPage.execute<any>('bookstore:publish', { path: PATH, note: '' });
    await expect(dialogOf(labPage)).toContainText('not in the bucket yet');
    await wire.up();
    expect((await published).versionId).toMatch(/^(?!local:)/);
    await expect(dialogOf(labPage)).toHaveCount(0);
  });

  await labPage.execute('bookstore:retry-uploads');
  await settled(labPage);
  for (const [what, command, args] of NEEDS_BUCKET) {
    await test.step(`back: ${what}`, async () => {
      const { made, message } = await outcomeOf(labPage, command, args);
      expect({ what, message, isMade: !!made?.key }).toEqual({ what, isMade: true });
    });
  }
  expect(lab.read(PATH).toString()).toBe(TEXTS[0]);
  await settled(labPage);
  await labPage.execute('bookstore:browse-published');
  await expect(page.locator('#jupyterlab-bookstore-published [role=option]')).not.toHaveCount(0);
  await labPage.execute('bookstore:browse-deleted');
  await expect(page.locator('#jupyterlab-bookstore-deleted [role=option]')).toHaveText(/gone/);
  const { made } = await outcomeOf(labPage, 'check-setup', { confirmed: true });
  expect(made.find((check: any) => check.id === 'endpoint').status).toBe('pass');
});
