import { datedName } from '../../model/fileName';
import { lastPart } from '../../model/key';
import { downloadBlob } from '../../ui/downloadBlob';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { tellFailure } from './tellFailure';

/** `bookstore:download-version`: a version's bytes as a file of the browser. */
export function downloadVersion(
  parts: VersionCommandParts,
  args: VersionArgs
): Promise<VersionRef> {
  return tellFailure(parts, () => download(parts, args));
}

async function download(
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
