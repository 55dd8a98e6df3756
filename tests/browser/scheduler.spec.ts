import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { checkout } from '../../demo/checkout.mjs';
import { venvProgram } from '../../demo/python.mjs';
import { archive, cells, expect, keyOf, type LabPage, test, USER } from './harness';
import type { S3 } from './harness/s3';

const PATH = 'daily it’s.ipynb';
const RUNS = `scheduled/${USER}/.bookstore-runs/${PATH}`;
const SCHEDULED = cells(
  { source: 'year = 2020', metadata: { tags: ['parameters'] } },
  { source: 'print("year", year)' }
);
const LATER = cells({ source: 'raise RuntimeError("never scheduled")' });

test.use({
  settings: { scheduling: true },
  timezoneId: 'Asia/Tokyo',
  locale: 'en-GB',
  permissions: ['clipboard-read', 'clipboard-write']
});

/** The machine's variables, with keys where boto3 and the AWS command line look for them. */
function keysOf({ credentials, region }: S3) {
  return {
    ...process.env,
    PATH: [dirname(venvProgram('python')), process.env.PATH].join(delimiter),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_DEFAULT_REGION: region
  };
}

const panelOf = ({ page }: LabPage) => page.locator('#jupyterlab-bookstore-history');

test('what is scheduled in the dialog runs as it was then, and the history tells how', async ({
  bucket,
  labPage,
  page,
  s3
}) => {
  const [scheduled] = await archive(labPage, bucket, PATH, [SCHEDULED, LATER]);
  const visit = (now: string) => {
    const given = ['--bucket', bucket.name, '--prefix', `scheduled/${USER}`, '--now', now];
    return promisify(execFile)(
      venvProgram('python'),
      ['-m', 'scheduler', '--endpoint-url', s3.endpoint, ...given],
      { cwd: join(checkout, 'examples', 'scheduler'), env: keysOf(s3) }
    );
  };
  const versionId = scheduled!.versionId;
  const asked = labPage.execute('bookstore:schedule', { path: PATH, versionId });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /cron expression/ }).fill('0 6 * * *');
  // Six in UTC is fifteen in Tokyo.
  await expect(dialog).toContainText(/At 06:00, UTC.*time zone \(Asia\/Tokyo\): .*15:00/);
  await dialog.getByRole('textbox', { name: /Parameters/ }).fill('{"year": 2026}');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  const copy = (await asked) as { versionId: string };

  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await visit(new Date().toISOString());
  expect(await bucket.count(RUNS)).toBe(0);
  await visit(`${tomorrow}T06:01:00Z`);
  await visit(`${tomorrow}T06:02:00Z`);
  const [run, ...others] = await bucket.versionsOf(RUNS);
  expect(others).toEqual([]);
  expect(run!.bookstore).toMatchObject({
    run: 'succeeded',
    from: { versionId: copy.versionId },
    parameters: { year: 2026 }
  });

  await labPage.open(PATH);
  await labPage.execute('bookstore:show-history');
  const rows = panelOf(labPage).locator('[role=treeitem][data-kind=version]');
  await expect(rows).toHaveCount(2);
  const [newer, ran] = [rows.nth(0), rows.nth(1)];
  await expect(ran).toContainText(/ran .*\d\d:\d\d, succeeded/);
  await expect(ran).toContainText('Scheduled');
  await expect(newer).not.toContainText('ran');
});

test('the papermill command works as it is pasted', async ({ bucket, labPage, s3 }) => {
  const [old] = await archive(labPage, bucket, PATH, [SCHEDULED, LATER]);
  const asked = { path: PATH, versionId: old!.versionId, as: 'papermill' };
  await labPage.execute('bookstore:copy-reference', asked);
  const command = await labPage.page.evaluate(() => navigator.clipboard.readText());
  expect(command).toContain(keyOf('daily'));

  const folder = mkdtempSync(join(tmpdir(), 'bookstore-papermill-'));
  const { PATH: programs, ...env } = keysOf(s3);
  writeFileSync(join(folder, 'aws'), fakeAws());
  chmodSync(join(folder, 'aws'), 0o755);
  await promisify(execFile)('sh', ['-c', command], {
    cwd: folder,
    env: { ...env, PATH: `${folder}${delimiter}${programs}` }
  });
  const { stdout } = await promisify(execFile)('ls', [folder]);
  const output = stdout.split('\n').find(name => name.endsWith('-output.ipynb'))!;
  expect(readFileSync(join(folder, output), 'utf8')).toContain('year 2020');
  rmSync(folder, { recursive: true });
});

/** `aws s3api get-object` and no more, in the words of boto3: the real one is a large package. */
function fakeAws(): string {
  return `#!${venvProgram('python')}
import argparse, boto3, sys
parser = argparse.ArgumentParser(allow_abbrev=False)
for name in ("--bucket", "--key", "--version-id"):
    parser.add_argument(name, required=True)
parser.add_argument("--endpoint-url")
parser.add_argument("outfile")
assert sys.argv[1:3] == ["s3api", "get-object"], sys.argv
given = parser.parse_args(sys.argv[3:])
at = {"Bucket": given.bucket, "Key": given.key, "VersionId": given.version_id}
s3 = boto3.client("s3", endpoint_url=given.endpoint_url)
open(given.outfile, "wb").write(s3.get_object(**at)["Body"].read())
`;
}
