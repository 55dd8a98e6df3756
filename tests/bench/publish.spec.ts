import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { archive, keyOf, notebook, test, USER } from '../browser/harness';
import { median, record, spread } from './results';
import { scopedClient } from './scopedClient';

const ROUNDS = 20;
const SIZES = { '10 kB': 10_000, '20 MB': 20_000_000 };

type Round = { published: number; bare: number };

test.use({ settings: { publishing: true } });

test('publishing a version beside a bare copy', async ({ bucket, credentials, labPage, wire }) => {
  const client = await scopedClient(credentials, wire.endpoint);
  for (const [name, sizeBytes] of Object.entries(SIZES)) {
    const path = `${sizeBytes}.ipynb`;
    const [version] = await archive(labPage, bucket, path, [notebook({ sizeBytes })]);
    const { versionId } = version!;
    const source = `${bucket.name}/${keyOf(path)}?versionId=${versionId}`;
    const url = await getSignedUrl(
      client,
      new CopyObjectCommand({
        Bucket: bucket.name,
        Key: `published/${USER}/bare.ipynb`,
        CopySource: source
      }),
      { expiresIn: 900, unhoistableHeaders: new Set(['x-amz-copy-source']) }
    );
    const asked = { path, versionId, url, source, rounds: ROUNDS };
    const rounds = (await labPage.app(measure, asked)).slice(3);
    const ratios = rounds.map(({ published, bare }) => published / bare);
    record({
      what: `publish ÷ bare copy, ${name}`,
      measured: `${median(ratios).toFixed(2)} × (${spread(
        rounds.map(({ published }) => published)
      )} to ${spread(rounds.map(({ bare }) => bare))})`,
      aim: '≤ 1.30 ×',
      holds: median(ratios) <= 1.3,
      data: rounds
    });
  }
});

/** Publish and copy barely, in turn. */
async function measure(
  app: any,
  {
    path,
    versionId,
    url,
    source,
    rounds
  }: { path: string; versionId: string; url: string; source: string; rounds: number }
): Promise<Round[]> {
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const results: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await timed(async () => {
      const headers = { 'x-amz-copy-source': source };
      const answer = await fetch(url, { method: 'PUT', headers });
      if (!answer.ok || !(await answer.text()).includes('CopyObjectResult')) {
        throw new Error(`bare copy: ${answer.status}`);
      }
    });
    const published = await timed(() =>
      app.commands.execute('bookstore:publish', { path, versionId, note: `${round}` })
    );
    results.push({ published, bare });
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return results;
}
