import { expect, type LabPage, test, USER } from './harness';

const IDS = [
  'endpoint',
  'cors',
  'credentials',
  'clock',
  'region',
  'bucket',
  'versioning',
  'version-id',
  'conditional',
  'list',
  'read',
  'checksum',
  'copy',
  'tags',
  'delete',
  'lifecycle',
  'lock'
];

type Check = { id: string; status: string; reason: string; fix: string };

/** Run every check without the page; they come in their order, each with its sentence. */
async function check(labPage: LabPage): Promise<Record<string, Check>> {
  const { checks } = await labPage.execute<{ checks: Check[] }>('bookstore:check-setup', {
    confirmed: true
  });
  expect(checks.map(({ id }) => id)).toEqual(IDS);
  for (const { reason } of checks) {
    expect(reason).not.toBe('');
  }
  return Object.fromEntries(checks.map(each => [each.id, each]));
}

/** Which checks failed, and that all after a failure are unknown where nothing else is said. */
function failed(checks: Record<string, Check>): string[] {
  return IDS.filter(id => checks[id]!.status === 'fail');
}

function statuses(checks: Record<string, Check>, ids: string[]): string[] {
  return [...new Set(ids.map(id => checks[id]!.status))];
}

test('a good set-up passes, and only its own folder is written to', async ({
  bucket,
  labPage,
  wire
}) => {
  const checks = await check(labPage);
  expect(failed(checks)).toEqual([]);
  expect(statuses(checks, IDS.slice(0, IDS.indexOf('lifecycle')))).toEqual(['pass']);
  await expect(labPage.page.locator('#jupyterlab-bookstore-setup')).toHaveCount(0);

  const folder = `workspace/${USER}/.bookstore-check/`;
  const written = await bucket.versions();
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter(({ key }) => !key.startsWith(folder))).toEqual([]);
  const others = wire.requests.filter(
    ({ method, path }) =>
      ['PUT', 'DELETE', 'POST'].includes(method) && !path.startsWith(`/${bucket.name}/${folder}`)
  );
  expect(others).toEqual([]);
});
