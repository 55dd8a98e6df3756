import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** `bookstore:open-version`: show a version, read-only, beside its file. */
export async function openVersion(
  { bookstore, bytes, views, active }: VersionCommandParts,
  args: VersionArgs
): Promise<VersionRef> {
  const chosen = await chooseVersion(bookstore, args, active);
  const { key, versionId, path, target } = chosen;
  if (!views.reveal(chosen)) {
    const [body, details] = await Promise.all([
      bytes.read(chosen),
      bookstore.history.details(chosen, versionId, target)
    ]);
    await views.show({ key, versionId, path, body, details });
  }
  return { key, versionId };
}
