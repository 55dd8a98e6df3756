import { previousId } from '../../archive/previousVersion';
import { NotFoundError, RejectedError } from '../../model/errors';
import { compareAt } from '../../model/save';
import type { SideRef } from '../../ui/compare/compareTabs';
import type { VersionRef } from '../../ui/versionDrive';
import { classed } from './classed';
import { chooseVersion, type ChosenVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { shown } from '../told';
import { showPair } from './showPair';
import { workingCopyOf } from './workingCopyOf';

/** Only the newest is wanted. */
const PAGE_SIZE = 5;

export type CompareArgs = VersionArgs & {
  /** A second version's id, or one of the words of {@link resolveOther}. */
  with?: string;
  /** Key of the second version, if it is another one: the file had another name then. */
  withKey?: string;
  /** Contents path of the working copy, if it is that of another file. */
  withPath?: string;
};

/** `bookstore:compare-versions`: show what differs between a version and something else. */
export async function compareVersions(
  parts: VersionCommandParts,
  args: CompareArgs
): Promise<VersionRef> {
  const { version, path, pair } = await resolvePair(parts, args);
  const { loaded } = await showPair(parts, { ...pair, name: version.path ?? version.key, path });
  await shown(classed(loaded));
  return refOf(version);
}

async function resolvePair(parts: VersionCommandParts, args: CompareArgs) {
  const { bookstore, active } = parts;
  const version = await chooseVersion(bookstore, args, active);
  const path = args.withPath ?? version.path;
  const workingCopy = path === null ? null : workingCopyOf(parts, path);
  const wanted = args.with ?? ((await workingCopy?.exists()) ? 'working-copy' : 'previous');
  if (wanted !== 'working-copy') {
    const other = await resolveOther(parts, version, wanted, args.withKey);
    return { version, path, pair: await byAge(parts, version, other) };
  }
  if (!workingCopy) {
    throw new RejectedError(`“${version.key}” is no file of yours: it has no working copy.`);
  }
  return { version, path, pair: { left: refOf(version), right: null } };
}

/** The second version: the one before, the one that is published, or one by its id. */
async function resolveOther(
  parts: VersionCommandParts,
  version: ChosenVersion,
  wanted: string,
  withKey = version.key
): Promise<ChosenVersion & { isPublished?: boolean }> {
  const { bookstore } = parts;
  if (wanted === 'published') {
    return { ...(await publishedVersion(parts, version)), isPublished: true };
  }
  if (wanted === 'previous') {
    const { versionId, target } = version;
    return {
      ...version,
      versionId: await previousId(bookstore.history, version, versionId, target)
    };
  }
  return chooseVersion(bookstore, { key: withKey, versionId: wanted }, () => null);
}

async function publishedVersion(
  { bookstore }: VersionCommandParts,
  version: ChosenVersion
): Promise<ChosenVersion> {
  if (version.path === null) {
    throw new RejectedError(`“${version.key}” is no file of yours.`);
  }
  const { bucket, target } = version;
  const key = bookstore.stageKey('published', version.path);
  const published = { bucket, key, target, path: null };
  const { versions } = await bookstore.history.list(published, target, { size: PAGE_SIZE });
  const newest = versions[0];
  // What was taken back is hidden under a marker.
  if (!newest || newest.kind === 'marker') {
    throw new NotFoundError(`“${version.path}” is not published.`);
  }
  return { ...published, versionId: newest.versionId };
}

/** The older one at the left. */
async function byAge(
  parts: VersionCommandParts,
  version: ChosenVersion,
  other: ChosenVersion & { isPublished?: boolean }
) {
  const { history } = parts.bookstore;
  const [a, b] = await Promise.all(
    [version, other].map(each => history.details(each, each.versionId, each.target))
  );
  const sides = [refOf(version), refOf(other)];
  const [left, right] = compareAt(a!.at, b!.at) < 0 ? sides : sides.reverse();
  return { left: left!, right: right! };
}

function refOf({
  key,
  versionId,
  isPublished
}: ChosenVersion & { isPublished?: boolean }): SideRef {
  return { key, versionId, ...(isPublished && { isPublished }) };
}
