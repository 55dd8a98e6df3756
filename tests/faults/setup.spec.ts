import { PutBucketCorsCommand } from '@aws-sdk/client-s3';
import { EXPOSED_HEADERS } from '../../demo/bucket.mjs';
import {
  anyPut,
  expect,
  notebook,
  saveTimes,
  setSetting,
  statusOf,
  test
} from '../browser/harness';
import type { Seen } from '../browser/harness/faults';
import { faultCase } from './faultCase';

test.describe('the version id hidden', () => {
  test.use({ bucketOptions: { exposeVersionId: false } });

  faultCase('21', 'CORS rules that hide the version id, then put right', async scene => {
    const { bucket, lab, labPage, s3, wire } = scene;
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    await saveTimes(labPage, 'a.ipynb', 5);
    await expect(statusOf(labPage)).toHaveText('Paused: version id hidden');
    const fired = wire.count(anyPut);
    const rule = {
      AllowedOrigins: [lab.origin],
      AllowedMethods: ['GET', 'HEAD', 'PUT'],
      AllowedHeaders: ['*'],
      ExposeHeaders: EXPOSED_HEADERS
    };
    const rules = { Bucket: bucket.name, CORSConfiguration: { CORSRules: [rule] } };
    await s3.client().send(new PutBucketCorsCommand(rules));
    await labPage.execute('bookstore:retry-uploads');
    return { fired };
  });
});

test.describe('another region', () => {
  test.use({ settings: { region: 'eu-west-1' } });

  faultCase('22', 'the wrong region set, then put right', async ({ lab, labPage, wire }) => {
    // SeaweedFS takes any region; Amazon answers like this.
    const isWrong = ({ headers }: Seen) => !!headers.authorization?.includes('/eu-west-1/');
    const refused = wire.answer(400, 'AuthorizationHeaderMalformed', Infinity, isWrong);
    refused.detail = '<Region>us-east-1</Region>';
    lab.write('a.ipynb', notebook());
    await labPage.open('a.ipynb');
    await saveTimes(labPage, 'a.ipynb', 5);
    await expect(statusOf(labPage)).toHaveText('Paused: wrong region');
    await setSetting(labPage, 'jupyterlab-bookstore:plugin', 'region', 'us-east-1');
    await expect(statusOf(labPage)).toHaveText(/^Archived \d/);
    return { fired: refused.fired };
  });
});
