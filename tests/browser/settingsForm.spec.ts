import {
  captured,
  expect,
  expectArchived,
  notebook,
  noticesOf,
  statusOf,
  test,
  withBookstore,
  withService
} from './harness';

// Every field is typed into twice.
test.setTimeout(240_000);

const WRONG = {
  bucket: 's3://other/notebooks',
  endpoint: 's3.example.org',
  region: 'eu central',
  workspacePrefix: '../others',
  publishedPrefix: 'a//b',
  localLimitMb: '0'
};

test('a wrong value is refused at once with the reason, and goes nowhere', async ({
  bucket,
  lab,
  labPage,
  wire
}) => {
  const { page } = labPage;
  await withService(labPage, '@jupyterlab/coreutils:ISettingRegistry', registry => {
    const set: string[] = ((window as any).set = []);
    registry.pluginChanged.connect((_: unknown, id: string) => {
      if (id === 'jupyterlab-bookstore:plugin') {
        set.push(JSON.stringify(registry.plugins[id].data.user));
      }
    });
  });
  await labPage.execute('settingeditor:open', { query: 'Bookstore' });
  for (const [name, value] of Object.entries(WRONG)) {
    const input = page.locator(`input[id$="_${name}"]`);
    const group = page.locator('.form-group', { has: input }).last();
    const right = await input.inputValue();
    await input.fill(value);
    await expect(group.locator('.validationErrors')).toContainText(
      name === 'localLimitMb' ? 'must be >= 1' : 'must match pattern'
    );
    await input.fill(right);
    await expect(group.locator('.validationErrors')).toHaveText('');
  }
  await page.locator('input[id$="_region"]').fill('eu-central-1');
  const region = () => withBookstore(labPage, ({ settings }) => settings.region as string);
  await expect.poll(region).toBe('eu-central-1');
  const set = await page.evaluate(() => (window as any).set as string[]);
  expect(set.length).toBeGreaterThan(0);
  const wrong = Object.values(WRONG).filter(value => value !== '0');
  expect(set.filter(each => wrong.some(value => each.includes(`"${value}"`)))).toEqual([]);
  expect(set.filter(each => each.includes('"localLimitMb":0'))).toEqual([]);

  await labPage.saveContents('a.ipynb', notebook());
  await expectArchived(bucket, lab, 'a.ipynb');
  expect(wire.requests.filter(({ path }) => !path.startsWith(`/${bucket.name}`))).toEqual([]);
});

test.describe('overrides that break a rule', () => {
  test.use({ settings: { workspacePrefix: '../others' } });

  test('are said, and saves stay in this browser', async ({ labPage, wire }) => {
    await labPage.saveContents('a.ipynb', notebook());
    await captured(labPage);
    await expect(statusOf(labPage)).toHaveText('Paused: wrong settings');
    await expect(noticesOf(labPage)).toHaveCount(1);
    await expect(noticesOf(labPage)).toContainText('workspacePrefix');
    const rows = await withBookstore(labPage, ({ outbox }) => outbox.rows(''));
    expect(rows).toMatchObject([{ key: 'workspace/a.ipynb', stage: 'entry' }]);
    expect(wire.requests).toEqual([]);
  });
});
