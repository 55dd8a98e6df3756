import {
  anyPut,
  anyRequest,
  expect,
  expectArchived,
  keyOf,
  type LabPage,
  notebook,
  saveTimes,
  statusOf,
  test
} from './harness';

const SAVES = 20;

test('two tabs that save the same and other notebooks archive every save once', async ({
  bucket,
  lab,
  labPage,
  newTab,
  wire
}) => {
  const tabs = [labPage, await newTab()];
  for (const [which, tab] of tabs.entries()) {
    lab.write(`own ${which}.ipynb`, notebook({ sizeBytes: 10_000 }));
    await tab.open(`own ${which}.ipynb`);
  }
  await Promise.all([
    ...tabs.map((tab, which) => saveTimes(tab, `own ${which}.ipynb`, SAVES)),
    saveInTurn(tabs)
  ]);

  for (const path of ['own 0.ipynb', 'own 1.ipynb', 'shared.ipynb']) {
    expect(lab.witness(path)).toHaveLength(SAVES);
    await expectArchived(bucket, lab, path);
    const uploads = wire.requests.filter(
      each => anyPut(each) && each.path === `/${bucket.name}/${keyOf(path)}`
    );
    // One at a time for each key, whichever tab sent it.
    const overlaps = uploads.filter(
      (each, index) => index > 0 && each.at < (uploads[index - 1]!.doneAt ?? Infinity)
    );
    expect(overlaps).toEqual([]);
  }
});

test('one tab uploads at a time, and closing it hands over to the other', async ({
  bucket,
  lab,
  labPage,
  newTab,
  wire
}) => {
  const other = await newTab();
  const sent = new Map([labPage, other].map(tab => [tab, uploadsOf(tab)]));
  const held = wire.hold();
  for (const [which, tab] of [labPage, other].entries()) {
    await tab.saveContents(`a${which}.ipynb`, notebook({ seed: `a${which}` }));
    await tab.saveContents(`b${which}.ipynb`, notebook({ seed: `b${which}` }));
  }
  await expect.poll(() => held.fired).toBe(4);
  const busy = [...sent].filter(([, uploads]) => uploads.length > 0);
  expect(busy.map(([, uploads]) => uploads.length)).toEqual([4]);
  expect(await uploadLocks(other)).toEqual({ held: 1, waiting: 1 });

  const [uploader] = busy[0]!;
  const heir = uploader === other ? labPage : other;
  wire.heal();
  await uploader.page.close();
  await expect.poll(() => sent.get(heir)!.length).toBeGreaterThan(0);
  held.release();
  for (const path of ['a0', 'a1', 'b0', 'b1']) {
    await expectArchived(bucket, lab, `${path}.ipynb`);
  }
  await expect(statusOf(heir)).not.toHaveText(/waiting|Archiving/);
});

test('the queues of two servers on one origin never mix', async ({
  bucket,
  lab,
  labPage,
  newLab,
  newTab,
  wire
}) => {
  const refused = wire.answer(503, 'SlowDown', Infinity, anyPut);
  await labPage.saveContents('a.ipynb', notebook({ seed: 'first server' }));
  await expect(statusOf(labPage)).toHaveText('Offline, 1 waiting');
  expect(refused.fired).toBeGreaterThan(0);
  await labPage.page.close();
  await lab.stop();

  const otherLab = await newLab();
  expect(otherLab.origin).toBe(lab.origin);
  const otherTab = await newTab(otherLab);
  await expect(statusOf(otherTab)).toHaveText('Ready to archive');
  wire.heal();
  const before = wire.count(anyRequest);
  await otherTab.saveContents('a.ipynb', notebook({ seed: 'second server' }));
  await expectArchived(bucket, otherLab, 'a.ipynb');
  expect(wire.count(anyRequest)).toBeGreaterThan(before);
  await otherTab.page.close();
  await otherLab.stop();

  await lab.start();
  await newTab(lab);
  const [first] = lab.witness('a.ipynb');
  const [second] = otherLab.witness('a.ipynb');
  await expect.poll(() => bucket.count(keyOf('a.ipynb'))).toBe(2);
  const versions = await bucket.versionsOf(keyOf('a.ipynb'));
  expect(versions.map(({ sha256 }) => sha256)).toEqual([second!.sha256, first!.sha256]);
  expect(versions.map(({ bookstore }) => bookstore.late ?? false)).toEqual([false, true]);
});

/** Each tab reads what the other wrote before it writes, as people do. */
async function saveInTurn(tabs: LabPage[]): Promise<void> {
  for (let save = 0; save < SAVES; save++) {
    const tab = tabs[save % tabs.length]!;
    const read = tab.page.waitForResponse(answer => answer.url().includes('/files/shared.ipynb'));
    await tab.saveContents('shared.ipynb', notebook({ seed: `save = ${save}` }));
    await (await read).finished();
  }
}

/** Uploads that a tab has sent, as it goes on. */
function uploadsOf({ page }: LabPage): string[] {
  const urls: string[] = [];
  page.on('request', request => {
    if (request.method() === 'PUT' && !request.url().includes('/api/')) {
      urls.push(request.url());
    }
  });
  return urls;
}

/** Locks on uploading to a bucket, in all tabs. */
function uploadLocks({ page }: LabPage): Promise<{ held: number; waiting: number }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const isUpload = ({ name = '' }: LockInfo) =>
      name.startsWith('jupyterlab-bookstore') && !name.includes(' tab ');
    return { held: held.filter(isUpload).length, waiting: pending.filter(isUpload).length };
  });
}
