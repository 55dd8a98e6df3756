import { Clipboard } from '@jupyterlab/apputils';
import { LOCAL_ID } from '../../archive/history';
import { RejectedError } from '../../model/errors';
import {
  REFERENCE_KINDS,
  referenceTo,
  type Referenced,
  type ReferenceKind
} from '../../model/reference';
import { offerReferences } from '../../ui/referenceDialog';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import { labAddress } from './labAddress';
import type { VersionCommandParts } from './parts';

type Copied = VersionRef & { text: string };

/**
 * `bookstore:copy-reference`: put a text on the clipboard that names exactly this version.
 * @throws RejectedError for a version that is only in this browser.
 */
export async function copyReference(
  parts: VersionCommandParts,
  args: VersionArgs & { as?: ReferenceKind }
): Promise<Copied | null> {
  const { as } = args;
  if (as !== undefined && !REFERENCE_KINDS.includes(as)) {
    throw new RejectedError(`A version cannot be referred to as “${as}”.`);
  }
  const version = await find(parts, args);
  const { key, versionId } = version;
  const textAs = (kind: ReferenceKind) => referenceTo(version, kind, labAddress());
  const put = (text: string) => {
    Clipboard.copyToSystem(text);
    return { key, versionId, text };
  };
  if (as !== undefined) {
    return put(textAs(as));
  }
  let copied: Copied | null = null;
  const texts = REFERENCE_KINDS.map(kind => ({ kind, text: textAs(kind) }));
  await offerReferences(texts, text => (copied = put(text)), parts.trans);
  return copied;
}

async function find(
  { bookstore, active }: VersionCommandParts,
  args: VersionArgs
): Promise<Referenced> {
  const { bucket: lane, key, versionId, target } = await chooseVersion(bookstore, args, active);
  if (!target || versionId.startsWith(LOCAL_ID)) {
    throw new RejectedError('This version is not archived yet: there is nothing to refer to.');
  }
  // Also proves that it is there.
  const { at } = await bookstore.history.details({ bucket: lane, key }, versionId, target);
  return { endpoint: target.endpoint, bucket: target.bucket, key, versionId, at };
}
