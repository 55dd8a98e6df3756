import { expect, notebook, saveTimes, statusOf, test } from '../browser/harness';
import { whyNoSmallDisk } from '../browser/harness/smallDisk';
import { faultCase } from './faultCase';

const impossible = whyNoSmallDisk();

test.use({ diskMb: impossible ? null : 256 });

faultCase(
  '36',
  'the disk behind S3 full, then not',
  async ({ lab, labPage, s3, wire }) => {
    const paths = ['a.ipynb', 'b.ipynb'];
    for (const path of paths) {
      lab.write(path, notebook({ seed: path, sizeBytes: 400_000 }));
      await labPage.open(path);
      await saveTimes(labPage, path, 2);
    }
    await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
    const makeRoom = s3.fillDisk();
    const refused = () => wire.requests.filter(({ status }) => status !== null && status >= 500);
    for (const path of paths) {
      await saveTimes(labPage, path, 5, 'full');
    }
    await expect.poll(() => refused().length).toBeGreaterThan(0);
    makeRoom();
    await labPage.execute('bookstore:retry-uploads');
    return { fired: refused().length };
  },
  { impossible }
);
