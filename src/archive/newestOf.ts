import { ForbiddenError } from '../model/errors';
import type { Version } from '../model/version';
import type { LocalVersion } from './history';

type Listed = Version | LocalVersion;

/**
 * The newest version that has bytes: one that was archived late is older than what it stands upon.
 * @param versions - As the store lists them, newest first.
 * @param read - What a version says of itself.
 * @returns `undefined` if none has bytes.
 * @throws what `read` throws.
 */
export async function newestOf(
  versions: Listed[],
  read: (version: Listed) => Promise<{ metadata: { late?: boolean } | null }>
): Promise<Listed | undefined> {
  const found = versions.filter(({ kind }) => kind !== 'marker');
  for (const version of found) {
    if (version.kind === 'local' || !(await isLate(version, read))) {
      return version;
    }
  }
  return found[0];
}

async function isLate(
  version: Version,
  read: (version: Version) => Promise<{ metadata: { late?: boolean } | null }>
): Promise<boolean> {
  try {
    return (await read(version)).metadata?.late === true;
  } catch (error) {
    if (error instanceof ForbiddenError) {
      // Who may only list them goes by the store's order.
      return false;
    }
    throw error;
  }
}
