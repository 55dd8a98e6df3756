import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  bucketFix,
  corsFix,
  policyFix,
  versioningFix,
  type SetupSubject
} from '../../../src/model/setupFixes';

const subject: SetupSubject = {
  target: {
    endpoint: '',
    region: 'eu-central-1',
    bucket: 'BUCKET_NAME',
    prefix: 'workspace/USER_NAME'
  },
  publishedPrefix: 'published/USER_NAME',
  scheduledPrefix: 'scheduled/USER_NAME',
  sharedPrefix: 'published',
  copies: true,
  credentials: { provider: 'prompt' },
  origin: 'https://LAB_HOST'
};

describe('fixes', () => {
  it('offers the policy that is deployed', () => {
    expect(JSON.parse(policyFix(subject))).toEqual(deployed('one-user.json'));
  });

  it('offers the CORS rules that are deployed, as a command', () => {
    const [, rules, command] = /<<'END'\n([^]*)\nEND\n(.*)$/.exec(corsFix(subject))!;

    expect(JSON.parse(rules!)).toEqual(deployed('cors.json'));
    expect(command).toBe(
      'aws s3api put-bucket-cors --bucket BUCKET_NAME --region eu-central-1 --cors-configuration file://cors.json'
    );
  });

  it('quotes what a shell would read otherwise', () => {
    const target = { ...subject.target, bucket: "a'; rm -rf $HOME", endpoint: 'http://s3/?a&b' };

    expect(versioningFix({ ...subject, target })).toBe(
      "aws s3api put-bucket-versioning --bucket 'a'\\''; rm -rf $HOME' --endpoint-url 'http://s3/?a&b' --versioning-configuration Status=Enabled"
    );
  });

  it('makes a bucket where it is to be, and lets it keep versions', () => {
    expect(bucketFix(subject).split('\n')).toEqual([
      'aws s3api create-bucket --bucket BUCKET_NAME --region eu-central-1 --create-bucket-configuration LocationConstraint=eu-central-1',
      versioningFix(subject)
    ]);
  });
});

function deployed(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, '../../../deploy/policies', name), 'utf8'));
}
