import { LOCAL_ID } from '../../archive/history';
import { verdictOf, type Digests } from '../../model/comparison';
import { sha256Hex } from '../../model/sha256';
import { showVerdict } from '../../ui/verdictDialog';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** What was found of a version; a digest that nobody kept is `null`. */
type Verified = VersionRef & {
  verified: boolean;
  sha256: string;
  recordedSha256: string | null;
  storeSha256: string | null;
};

/** `bookstore:verify-version`: read the bytes again, and compare them with what is known of them. */
export async function verifyVersion(
  { bookstore, active, trans }: VersionCommandParts,
  args: VersionArgs & { confirmed?: boolean }
): Promise<Verified> {
  const version = await chooseVersion(bookstore, args, active);
  const { key, versionId, target } = version;
  const isStored = target !== null && !versionId.startsWith(LOCAL_ID);
  // Not what was told or read before: the store is asked now.
  const store = isStored ? bookstore.storeOf(target) : null;
  const [body, details] = await Promise.all([
    store ? store.get(key, versionId) : bookstore.history.get(version, versionId, null),
    store ? store.head(key, versionId) : bookstore.history.details(version, versionId, null)
  ]);
  const digests: Digests = {
    read: await sha256Hex(body),
    recorded: details.metadata?.sha256 ?? null,
    stored: details.storeSha256
  };
  const verdict = verdictOf(digests);
  if (args.confirmed !== true) {
    await showVerdict({ key, digests, verdict, isLocal: !isStored }, trans);
  }
  const { read: sha256, recorded: recordedSha256, stored: storeSha256 } = digests;
  return { key, versionId, verified: verdict === 'same', sha256, recordedSha256, storeSha256 };
}
