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

/**
 * Count over all paths that the witness saw written.
 * @param buckets - Where versions may be, in the order in which they were put there.
 */
export async function tally(buckets: Bucket[], lab: Lab): Promise<Tally> {
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
    const stored = await Promise.all(buckets.map(bucket => bucket.versionsOf(keyOf(path))));
    const one = compare(written, stored.flat());
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
  const places = placesIn(written, distinct);
  const inOrder = places.filter((_, index) => !distinct[index]!.bookstore?.late);
  return {
    saves: written.length,
    versions: versions.length,
    mismatched: places.filter(place => place < 0).length,
    outOfOrder: inversions(inOrder.filter(place => place >= 0)),
    lost: written.length - places.filter(place => place >= 0).length,
    duplicated: versions.length - distinct.length
  };
}

/** Which save each version is, by its bytes; -1 for none. */
function placesIn(written: string[], versions: StoredVersion[]): number[] {
  const remaining: (string | null)[] = [...written];
  return versions.map(({ sha256 }) => {
    const place = remaining.indexOf(sha256);
    if (place >= 0) {
      remaining[place] = null;
    }
    return place;
  });
}

/** How often something stands after what is later. */
function inversions(places: number[]): number {
  return places.filter((place, index) => index > 0 && place < places[index - 1]!).length;
}
