import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** `bookstore:pin-version`: mark a version as one to keep in sight, or no longer. */
export async function pinVersion(
  { bookstore, active }: VersionCommandParts,
  args: VersionArgs & { pinned?: boolean }
): Promise<VersionRef> {
  const { tagging } = bookstore.history;
  const version = await chooseVersion(bookstore, args, active);
  const { key, versionId, target } = version;
  const pinned = args.pinned ?? !(await tagging.get(version, versionId, target)).pinned;
  return { key, versionId: await tagging.set(version, versionId, target, { pinned }) };
}
