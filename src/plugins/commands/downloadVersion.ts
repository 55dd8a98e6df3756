import { datedName } from '../../model/fileName';
import { lastPart } from '../../model/key';
import { downloadBlob } from '../../ui/downloadBlob';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** `bookstore:download-version`: a version's bytes as a file of the browser. */
export async function downloadVersion(
  { bookstore, bytes, active }: VersionCommandParts,
  args: VersionArgs
): Promise<VersionRef> {
  const version = await chooseVersion(bookstore, args, active);
  const { key, versionId, target } = version;
  const [body, { at }] = await Promise.all([
    bytes.read(version),
    bookstore.history.details(version, versionId, target)
  ]);
  downloadBlob(body, datedName(lastPart(key), at));
  return { key, versionId };
}
