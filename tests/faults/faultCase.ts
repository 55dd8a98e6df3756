import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  newBrowser: () => Promise<LabPage>;
  profile: Profile;
};

export type Outcome = {
  /** How often the fault happened, `null` for a case without any. */
  fired: number | null;
  /** The page that shall have archived everything, if it is another one. */
  last?: LabPage;
  /** Where versions may be, in the order in which they were put there, if not in one bucket. */
  buckets?: Bucket[];
  /** Saves that nobody can bring back, since the fault was to destroy their only bytes. */
  destroyed?: number;
};

/** A case with what it counted. */
export type Counted = Tally & { number: string; name: string; fired: number | null };

/** What a case is, beside its number and name. */
export type CaseOptions = {
  /** Why it cannot be tried here; `null` if it can. */
  impossible?: string | null;
  /** Also tried by `npm test`: quick, and nothing else there breaks that. */
  isShort?: boolean;
  /** In milliseconds, where the usual time is not enough. */
  timeoutMs?: number;
};

/** A file for each case, since several are tried at once. */
const RESULTS = fileURLToPath(new URL('../../test-results/counted', import.meta.url));

/**
 * One line of the table: break something while notebooks are saved, then count.
 * Fails unless the fault happened, and every save is one version with its bytes, in order.
 */
export function faultCase(
  number: string,
  name: string,
  run: (scene: Scene) => Promise<Outcome>,
  { impossible = null, isShort = false, timeoutMs }: CaseOptions = {}
): void {
  if (impossible) {
    test(`${number} ${name}`, () => {
      console.log(`${number} ${name}: not tried, ${impossible}`);
      keep({ number, name, impossible });
      test.skip(true, impossible);
    });
    return;
  }
  const tag = isShort ? ['@short'] : [];
  test(
    `${number} ${name}`,
    { tag },
    async ({ s3, bucket, wire, credentials, lab, labPage, newTab, newBrowser, profile }) => {
      test.setTimeout(timeoutMs ?? test.info().timeout);
      const scene = { s3, bucket, wire, credentials, lab, labPage, newTab, newBrowser, profile };
      const { fired, last = labPage, buckets = [bucket], destroyed = 0 } = await run(scene);
      await settled(last);
      const counted: Counted = { number, name, fired, ...(await tally(buckets, lab)) };
      console.log(line(counted));
      keep(counted);
      expect(fired ?? 1).toBeGreaterThan(0);
      expect(counted.saves).toBeGreaterThan(0);
      expect(counted).toMatchObject({ mismatched: 0, outOfOrder: 0, lost: destroyed });
      expect(counted.versions - counted.duplicated).toBe(counted.saves - destroyed);
    }
  );
}

function line({ number, name, ...counted }: Counted): string {
  const { saves, versions, mismatched, outOfOrder, lost, duplicated, fired } = counted;
  return `${number} ${name}: saves ${saves}, versions ${versions}, mismatched ${mismatched}, out of order ${outOfOrder}, lost ${lost}, duplicated ${duplicated}, faults fired ${fired ?? 'none'}`;
}

function keep(result: Counted | { number: string; name: string; impossible: string }): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${result.number}.json`), JSON.stringify(result));
}
