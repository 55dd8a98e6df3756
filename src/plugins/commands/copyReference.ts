import { Clipboard } from '@jupyterlab/apputils';
import { LOCAL_ID } from '../../archive/history';
import { RejectedError } from '../../model/errors';
import { datedName } from '../../model/fileName';
import { lastPart } from '../../model/key';
import {
  REFERENCE_KINDS,
  referenceTo,
  type Referenced,
  type ReferenceKind
} from '../../model/reference';
import type { IVersionStore } from '../../store/versionStore';
import { offerReferences } from '../../ui/referenceDialog';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import { labAddress } from './labAddress';
import type { VersionCommandParts } from './parts';

type Copied = VersionRef & { text: string };
type CopyArgs = VersionArgs & {
  as?: ReferenceKind | 'presigned';
  /** How long a presigned link works; an hour if left out. */
  seconds?: number;
};

/**
 * `bookstore:copy-reference`: put a text on the clipboard that names exactly this version.
 * @throws RejectedError for a version that is only in this browser.
 */
export async function copyReference(
  parts: VersionCommandParts,
  { as, seconds = 3600, ...args }: CopyArgs
): Promise<Copied | null> {
  if (as !== undefined && as !== 'presigned' && !REFERENCE_KINDS.includes(as)) {
    throw new RejectedError(`A version cannot be referred to as “${String(as)}”.`);
  }
  const { store, version } = await find(parts, args);
  const { key, versionId, at } = version;
  const fileName = datedName(lastPart(key), at);
  const makeLink = (seconds: number) => store.presign({ key, versionId, fileName }, seconds);
  const textAs = (kind: ReferenceKind) => referenceTo(version, kind, labAddress());
  const put = (text: string) => {
    Clipboard.copyToSystem(text);
    return { key, versionId, text };
  };
  if (as === 'presigned') {
    return put((await makeLink(seconds)).url);
  }
  if (as !== undefined) {
    return put(textAs(as));
  }
  let copied: Copied | null = null;
  const texts = REFERENCE_KINDS.map(kind => ({ kind, text: textAs(kind) }));
  await offerReferences(texts, text => (copied = put(text)), makeLink, parts.trans);
  return copied;
}

async function find(
  { bookstore, active }: VersionCommandParts,
  args: VersionArgs
): Promise<{ version: Referenced; store: IVersionStore }> {
  const { bucket: lane, key, versionId, target } = await chooseVersion(bookstore, args, active);
  if (!target || versionId.startsWith(LOCAL_ID)) {
    throw new RejectedError('This version is not archived yet: there is nothing to refer to.');
  }
  // Also proves that it is there.
  const { at } = await bookstore.history.details({ bucket: lane, key }, versionId, target);
  const { endpoint, bucket } = target;
  return { version: { endpoint, bucket, key, versionId, at }, store: bookstore.storeOf(target) };
}
