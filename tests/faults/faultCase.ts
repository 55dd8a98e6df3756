import { readFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type LabPage, settled, test } from '../browser/harness';
import type { Bucket } from '../browser/harness/bucket';
import type { Credentials } from '../browser/harness/credentials';
import type { Lab } from '../browser/harness/lab';
import type { Profile } from '../browser/harness/profile';
import type { S3 } from '../browser/harness/s3';
import type { Wire } from '../browser/harness/wire';
import { tally, type Tally } from './tally';

export type Scene = {
  s3: S3;
  bucket: Bucket;
  wire: Wire;
  credentials: Credentials;
  lab: Lab;
  labPage: LabPage;
  newTab: () => Promise<LabPage>;
  profile: Profile;
};

/**
 * How often the fault happened, `null` for a case without any, and the page that shall have archived
 * everything, if it is another one.
 */
export type Outcome = { fired: number | null; last?: LabPage };

/** A case with what it counted. */
export type Counted = Tally & { number: string; name: string; fired: number | null };

const RESULTS = fileURLToPath(new URL('../../test-results/faults.json', import.meta.url));

/**
 * One line of the table: break something while notebooks are saved, then count.
 * Fails unless the fault happened, and every save is one version with its bytes, in order.
 */
export function faultCase(
  number: string,
  name: string,
  run: (scene: Scene) => Promise<Outcome>
): void {
  test(`${number} ${name}`, async ({
    s3,
    bucket,
    wire,
    credentials,
    lab,
    labPage,
    newTab,
    profile
  }) => {
    const scene = { s3, bucket, wire, credentials, lab, labPage, newTab, profile };
    const { fired, last = labPage } = await run(scene);
    await settled(last);
    const counted: Counted = { number, name, fired, ...(await tally(bucket, lab)) };
    console.log(line(counted));
    keep(counted);
    expect(fired ?? 1).toBeGreaterThan(0);
    expect(counted.saves).toBeGreaterThan(0);
    expect(counted).toMatchObject({ mismatched: 0, outOfOrder: 0, lost: 0 });
    expect(counted.versions - counted.duplicated).toBe(counted.saves);
  });
}

function line({ number, name, ...counted }: Counted): string {
  const { saves, versions, mismatched, outOfOrder, lost, duplicated, fired } = counted;
  return `${number} ${name}: saves ${saves}, versions ${versions}, mismatched ${mismatched}, out of order ${outOfOrder}, lost ${lost}, duplicated ${duplicated}, faults fired ${fired ?? 'none'}`;
}

function keep(counted: Counted): void {
  mkdirSync(dirname(RESULTS), { recursive: true });
  const before: Counted[] = existsSync(RESULTS)
    ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Counted[])
    : [];
  const others = before.filter(({ number }) => number !== counted.number);
  writeFileSync(RESULTS, JSON.stringify([...others, counted], null, 1) + '\n');
}
