import type { Bucket, StoredVersion } from '../browser/harness/bucket';
import type { Lab } from '../browser/harness/lab';
import { keyOf } from '../browser/harness';

/** What Jupyter wrote beside what the bucket holds. */
export type Tally = {
  saves: number;
  versions: number;
  /** Versions with bytes that Jupyter never wrote to that path. */
  mismatched: number;
  /** Versions that stand after a later one, and do not say that they are late. */
  outOfOrder: number;
  /** Saves without a version. */
  lost: number;
  /** Versions of a save that has one already. */
  duplicated: number;
};

/** Count over all paths that the witness saw written. */
export async function tally(bucket: Bucket, lab: Lab): Promise<Tally> {
  const sum: Tally = {
    saves: 0,
    versions: 0,
    mismatched: 0,
    outOfOrder: 0,
    lost: 0,
    duplicated: 0
  };
  for (const path of new Set(lab.witness().map(({ path }) => path))) {
    const written = lab.witness(path).map(({ sha256 }) => sha256);
    const one = compare(written, await bucket.versionsOf(keyOf(path)));
    for (const name of Object.keys(sum) as (keyof Tally)[]) {
      sum[name] += one[name];
    }
  }
  return sum;
}

function compare(written: string[], stored: StoredVersion[]): Tally {
  const versions = stored.filter(({ deleteMarker }) => !deleteMarker);
  const bySave = new Map(versions.map(version => [version.bookstore?.save, version]));
  const distinct = [...bySave.values()];
  const remaining = [...written];
  const mismatched = distinct.filter(({ sha256 }) => !takeOut(remaining, sha256));
  return {
    saves: written.length,
    versions: versions.length,
    mismatched: mismatched.length,
    outOfOrder: inversions(
      distinct.filter(({ bookstore }) => !bookstore?.late).map(({ bookstore }) => bookstore?.at)
    ),
    lost: remaining.length,
    duplicated: versions.length - distinct.length
  };
}

function takeOut(list: string[], value: string): boolean {
  const index = list.indexOf(value);
  if (index >= 0) {
    list.splice(index, 1);
  }
  return index >= 0;
}

/** How often something stands after what is later. */
function inversions(times: string[]): number {
  return times.filter((at, index) => index > 0 && at < times[index - 1]!).length;
}
