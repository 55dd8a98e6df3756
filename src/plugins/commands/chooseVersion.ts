import { LOCAL_ID } from '../../archive/history';
import { NotFoundError, RejectedError } from '../../model/errors';
import { keyOf, pathUnder } from '../../model/key';
import { reviveError } from '../../model/reviveError';
import { stagePath } from '../../model/stagePath';
import type { Place } from '../../capture/capture';
import type { OpenBookstore, IBookstore, VersionArgs } from '../../tokens';

export type { VersionArgs };

/** What may be an opaque id: something, and nothing that no address can hold. */
const NAMEABLE = /^[^\p{Cc}\p{Cs}]+$/u;

/** A version that a command was asked for. */
export type ChosenVersion = Pick<Place, 'bucket' | 'key' | 'target'> & {
  versionId: string;
  /** Contents path of the file that it is a version of; `null` under another prefix. */
  path: string | null;
};

/**
 * Resolve a command's arguments to a version.
 * @param active - What stands in for a path and a key that are both left out.
 * @throws RejectedError if they contradict each other, or name nothing that is archived.
 * @throws NotFoundError if there is no version; what the store throws, or what keeps it from being asked.
 */
export async function chooseVersion(
  bookstore: OpenBookstore,
  args: VersionArgs,
  active: () => VersionArgs | null
): Promise<ChosenVersion> {
  await bookstore.targetKnown();
  const isNamed = args.path !== undefined || args.key !== undefined;
  const given = isNamed ? args : { ...active(), ...dropUndefined(args) };
  const place = await placeKnown(bookstore, given);
  if (given.versionId !== undefined && !NAMEABLE.test(given.versionId)) {
    // No store gave it, and some would take it for another.
    throw new NotFoundError(`There is no such version of “${place.key}”.`);
  }
  try {
    return { ...place, versionId: await idOf(bookstore, place, given.versionId) };
  } catch (error) {
    throw place.target ? error : ((await whyNoTarget(bookstore)) ?? error);
  }
}

async function idOf(
  { history }: OpenBookstore,
  place: Pick<ChosenVersion, 'bucket' | 'key' | 'target'>,
  versionId: string | undefined
): Promise<string> {
  const { target } = place;
  if (versionId === undefined) {
    return history.newestId(place, target);
  }
  if (!target && !versionId.startsWith(LOCAL_ID)) {
    throw new NotFoundError(`There is no version ${versionId} of “${place.key}” in this browser.`);
  }
  return history.currentId(place, versionId, target);
}

/** What keeps the bucket that is set from being asked; `null` if none is set. */
async function whyNoTarget(bookstore: IBookstore): Promise<Error | null> {
  const status = await bookstore.status();
  return bookstore.settings.bucket && 'error' in status ? reviveError(status.error) : null;
}

/** A bucket that was not needed yet is looked at first, unless the version is here anyway. */
async function placeKnown(bookstore: IBookstore, given: VersionArgs) {
  const place = placeGiven(bookstore, given);
  if (place.target || given.versionId?.startsWith(LOCAL_ID)) {
    return place;
  }
  await bookstore.targetKnown();
  return placeGiven(bookstore, given);
}

/**
 * Where the versions of a file or key are that a command was given.
 * @throws RejectedError if path and key contradict each other, or name nothing that is archived.
 */
export function placeGiven(bookstore: IBookstore, { path, key }: VersionArgs) {
  if (path === undefined && key === undefined) {
    throw new RejectedError('Open a notebook first, or name one.');
  }
  if (path !== undefined) {
    const place = bookstore.locate(path);
    if (!place || (key !== undefined && key !== place.key)) {
      throw new RejectedError(`“${path}” and the key “${key ?? ''}” are not the same file.`);
    }
    return { ...laneAndTarget(place), path };
  }
  return placeOfKey(bookstore, key!);
}

/**
 * Where a key's versions are.
 * @throws RejectedError if it lies under none of the prefixes, or could lead elsewhere.
 */
export function placeOfKey(bookstore: IBookstore, key: string) {
  const { settings } = bookstore;
  const path = bookstore.pathOf(key);
  const place = path === null ? null : bookstore.locate(path);
  // A file may have a name that Jupyter takes for a drive's.
  if (place?.key === key) {
    return { ...laneAndTarget(place), path };
  }
  if (![settings.publishedPrefix, settings.scheduledPrefix].some(prefix => isUnder(prefix, key))) {
    throw new RejectedError(`The key “${key}” lies under none of the prefixes in the settings.`);
  }
  const checked = keyOf('', key);
  // Where any file's versions are tells the bucket.
  return { ...laneAndTarget(bookstore.locate('x')!), key: checked, path: null };
}

/** Whether a key is below a prefix, up to what differs from user to user. */
function isUnder(prefix: string, key: string): boolean {
  const fixed = prefix.split('{user}')[0]!.replace(/\/+$/, '');
  // A prefix that begins with the user has nothing else to tell it by.
  return fixed ? pathUnder(fixed, key) !== null : stagePath(prefix, key) !== null;
}

function laneAndTarget({ bucket, key, target }: Place) {
  return { bucket, key, target };
}

function dropUndefined({ versionId }: VersionArgs): VersionArgs {
  return versionId === undefined ? {} : { versionId };
}
