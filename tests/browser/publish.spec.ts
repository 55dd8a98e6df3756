import {
  anyPut,
  archive,
  expect,
  keyOf,
  type LabPage,
  notebook,
  settled,
  signedWith,
  test,
  USER
} from './harness';

const published = (path: string) => `published/${USER}/${path}`;

test.use({ settings: { publishing: true } });

test('a version is published by id, without its bytes, and taken back', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const [first, second] = await archive(labPage, bucket, 'a.ipynb', [
    notebook({ seed: 'first' }),
    notebook({ seed: 'second', sizeBytes: 500_000 })
  ]);
  const before = wire.requests.length;
  const made = await publish(labPage, { path: 'a.ipynb', note: 'for the team' });
  expect(made.key).toBe(published('a.ipynb'));
  const sent = wire.requests.slice(before).filter(anyPut);
  expect(sent.map(({ path }) => path)).toEqual([`/${bucket.name}/${published('a.ipynb')}`]);
  const moved = wire.requests.slice(before).reduce((sum, { bytes }) => sum + bytes, 0);
  expect(moved).toBeLessThan(20_000);

  const [version] = await bucket.versionsOf(published('a.ipynb'));
  expect(version!.versionId).toBe(made.versionId);
  expect(version!.sha256).toBe(second!.sha256);
  expect(version!.bookstore).toMatchObject({
    how: 'publish',
    note: 'for the team',
    from: { key: keyOf('a.ipynb'), versionId: second!.versionId }
  });

  // Rolling back is to publish an older one.
  await publish(labPage, { path: 'a.ipynb', versionId: first!.versionId, note: '' });
  const all = await bucket.versionsOf(published('a.ipynb'));
  expect(all.map(({ sha256 }) => sha256)).toEqual([second!.sha256, first!.sha256]);

  const marker = await labPage.execute<{ key: string; versionId: string }>('bookstore:unpublish', {
    path: 'a.ipynb',
    confirmed: true
  });
  expect(marker.key).toBe(published('a.ipynb'));
  await expect(
    labPage.execute('bookstore:unpublish', { path: 'a.ipynb', confirmed: true })
  ).rejects.toThrow('NotFoundError');
  const kept = await bucket.versionsOf(published('a.ipynb'));
  expect(kept.map(({ deleteMarker }) => deleteMarker)).toContain(true);
  expect(kept).toHaveLength(3);
  expect(lab.exists('a.ipynb')).toBe(true);
});

test('what is unsaved is saved, archived and then published', async ({ bucket, lab, labPage }) => {
  lab.write('a.ipynb', notebook({ seed: 'a' }));
  await labPage.open('a.ipynb');
  await labPage.editCell('a.ipynb', 'unsaved = True');
  const { versionId } = await publish(labPage, { confirmed: true });
  const [version] = await bucket.versionsOf(published('a.ipynb'));
  expect(version!.versionId).toBe(versionId);
  const [written] = lab.witness('a.ipynb').slice(-1);
  expect(version!.sha256).toBe(written!.sha256);
  expect(lab.read('a.ipynb').toString()).toContain('unsaved = True');
});

test('the dialog shows where it goes, what is there and what changes', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: 'first' })]);
  await publish(labPage, { path: 'a.ipynb', note: 'the first' });
  await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: 'second' })]);
  const asked = publish(labPage, { path: 'a.ipynb' });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`s3://${bucket.name}/${published('a.ipynb')}`);
  await expect(dialog).toContainText('the first');
  await expect(dialog).toContainText(/What changes~1 cellNote/);
  await dialog.getByLabel('Note for readers (optional)').fill('the second');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  const made = await asked;
  expect((await bucket.versionsOf(published('a.ipynb'))).at(-1)).toMatchObject({
    versionId: made.versionId,
    bookstore: { note: 'the second' }
  });
  await expect(page.getByText('“a.ipynb” is published.').last()).toBeVisible();
});

test('the history says which version is published, and how far the draft has moved on', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: '1' }), notebook({ seed: '2' })]);
  await labPage.open('a.ipynb');
  await labPage.execute('bookstore:show-history');
  const panel = page.locator('#jupyterlab-bookstore-history');
  await expect(panel.locator('[data-kind=version]').first()).toBeVisible();
  await publish(labPage, { path: 'a.ipynb', note: '' });
  await expect(panel.locator('[data-kind=version]').first()).toContainText('Published');
  await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: '3' })]);
  await expect(panel.locator('[data-kind=working]')).toContainText('1 version since published');
  await expect(panel.locator('[data-kind=version]').first()).not.toContainText('Published');
  await labPage.execute('bookstore:unpublish', { path: 'a.ipynb', confirmed: true });
  await expect(panel.locator('[data-kind=version]', { hasText: 'Published' })).toHaveCount(0);
});

test('what somebody else published meanwhile is said before it is replaced', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  const [first] = await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: 'first' })]);
  const asked = publish(labPage, { path: 'a.ipynb', versionId: first!.versionId });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing yet');
  await bucket.put(published('a.ipynb'), notebook({ seed: 'theirs' }));
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody published another version');
  expect(await bucket.versionsOf(published('a.ipynb'))).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked).toBeNull();
  expect(await bucket.versionsOf(published('a.ipynb'))).toHaveLength(1);
});

test('a save that waits is published once it is archived; cancelled, it is not', async ({
  bucket,
  labPage,
  wire
}) => {
  const { page } = labPage;
  await archive(labPage, bucket, 'a.ipynb', [notebook({ seed: 'first' })]);
  await wire.down();
  await labPage.saveContents('a.ipynb', notebook({ seed: 'second' }));
  const cancelled = publish(labPage, { path: 'a.ipynb', note: '' });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await cancelled).toBeNull();

  const waiting = publish(labPage, { path: 'a.ipynb', note: '' });
  await expect(page.getByRole('dialog')).toContainText('not in the bucket yet');
  await wire.up();
  await labPage.execute('bookstore:retry-uploads');
  const made = await waiting;
  await settled(labPage);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const [version] = await bucket.versionsOf(published('a.ipynb'));
  expect(version!.versionId).toBe(made.versionId);
  const newest = (await bucket.versionsOf(keyOf('a.ipynb'))).at(-1);
  expect(version!.sha256).toBe(newest!.sha256);
});

test('odd names stand as they are where they are published', async ({ bucket, labPage }) => {
  const paths = [
    'two  words, a+b #1 100% why? a&b=c.ipynb',
    'caf\u00e9 nfc.ipynb',
    'cafe\u0301 nfd.ipynb',
    '日本語 ノート 📓.ipynb'
  ];
  for (const path of paths) {
    const [source] = await archive(labPage, bucket, path, [notebook({ seed: path })]);
    const { key } = await publish(labPage, { path, note: path });
    expect(key).toBe(published(path));
    const [version] = await bucket.versionsOf(key);
    expect(version!.sha256).toBe(source!.sha256);
    expect(version!.bookstore).toMatchObject({ note: path, from: { key: keyOf(path) } });
  }
});

test('two tabs that publish at once both get what they were told', async ({
  bucket,
  labPage,
  newTab
}) => {
  const sources = await archive(labPage, bucket, 'a.ipynb', [
    notebook({ seed: 'first' }),
    notebook({ seed: 'second' })
  ]);
  const tabs = [labPage, await newTab()];
  const made = await Promise.all(
    tabs.map((tab, index) => {
      const { versionId } = sources[index]!;
      return publish(tab, { path: 'a.ipynb', versionId, note: `${index}` });
    })
  );
  const standing = await bucket.versionsOf(published('a.ipynb'));
  const told = standing.map(({ versionId, sha256, bookstore }) => ({
    versionId,
    sha256,
    from: bookstore.from.versionId
  }));
  expect(told).toHaveLength(2);
  for (const [index, { versionId }] of made.entries()) {
    const { sha256, versionId: from } = sources[index]!;
    expect(told).toContainEqual({ versionId, sha256, from });
  }
});

test('keys that expired are renewed, and the publication is made once', async ({
  bucket,
  credentials,
  labPage,
  wire
}) => {
  await archive(labPage, bucket, 'a.ipynb', [notebook()]);
  const issued = credentials.issued.length;
  const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  const { versionId } = await publish(labPage, { path: 'a.ipynb', note: '' });
  expect(expired.fired).toBeGreaterThan(0);
  expect(credentials.issued).toHaveLength(issued + 1);
  const standing = await bucket.versionsOf(published('a.ipynb'));
  expect(standing.map(version => version.versionId)).toEqual([versionId]);
});

test.describe('to a place of somebody else', () => {
  test.use({ settings: { publishing: true, publishedPrefix: 'published/ana' } });

  test('the store refuses, which is said, and nothing changes', async ({ bucket, labPage }) => {
    const theirs = await bucket.put('published/ana/a.ipynb', notebook({ seed: 'ana' }));
    await archive(labPage, bucket, 'a.ipynb', [notebook()]);
    await expect(publish(labPage, { path: 'a.ipynb', note: '' })).rejects.toThrow(
      /ForbiddenError.*You may not publish to “published\/ana\/a.ipynb”/
    );
    const standing = await bucket.versionsOf('published/ana/a.ipynb');
    expect(standing.map(({ versionId }) => versionId)).toEqual([theirs]);
    const opened = { key: 'published/ana/a.ipynb', versionId: theirs };
    expect(await labPage.execute('bookstore:open-version', opened)).toEqual(opened);
  });
});

test.describe('switched off', () => {
  test.use({ settings: { publishing: false } });

  test('the first use explains, and turns it on', async ({ bucket, labPage }) => {
    const { page } = labPage;
    await archive(labPage, bucket, 'a.ipynb', [notebook()]);
    const refused = publish(labPage, { path: 'a.ipynb', note: '' });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Everybody who may read that place');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await refused).toBeNull();
    expect(await bucket.versionsOf(published('a.ipynb'))).toEqual([]);

    const wanted = publish(labPage, { path: 'a.ipynb', note: '' });
    await dialog.getByRole('button', { name: 'Turn On' }).click();
    expect((await wanted).key).toBe(published('a.ipynb'));
    expect((await publish(labPage, { path: 'a.ipynb', note: '' })).key).toBe(published('a.ipynb'));
  });
});

test.describe('without a bucket', () => {
  test.use({ settings: { bucket: '', publishing: true } });

  test('publishing says that a bucket is needed', async ({ lab, labPage }) => {
    lab.write('a.ipynb', notebook());
    await expect(publish(labPage, { path: 'a.ipynb', note: '' })).rejects.toThrow('SetupError');
  });
});

function publish(labPage: LabPage, args: object): Promise<{ key: string; versionId: string }> {
  return labPage.execute('bookstore:publish', args);
}
