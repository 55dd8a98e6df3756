import type { Digest, Outline } from '../model/digest';
import type { Intent } from '../outbox/outbox';
import type { FileReader, FileState } from './fileReader';

/** The bytes of a save. */
export type SavedBytes = {
  body: Blob;
  sha256: string;
  /** `null` if they are no notebook. */
  outline: Outline | null;
  /** Jupyter's `last_modified` that belongs to them. */
  at: string;
  /** They may be those of a state between this save and a later one. */
  isUnproved: boolean;
};

export type BytesParts = { reader: FileReader; digest: (body: Blob) => Promise<Digest> };

/** How often bytes are asked for, before it is clear that something overwrites them all the time. */
const MOST_READS = 5;

/**
 * The bytes that a save wrote, or `null` if something overwrote them before they could be read.
 * Jupyter writes files in place, so a read during the next write can return any part of it.
 * @param proof - SHA-256 of the file right after the save, if the document that was saved knows it.
 * @throws what FileReader throws.
 */
export async function readSavedBytes(
  { reader, digest }: BytesParts,
  intent: Intent,
  proof: Promise<string | null>
): Promise<SavedBytes | null> {
  if (intent.collaborative) {
    return readAgreeing({ reader, digest }, intent, () => true);
  }
  // A read beside the document's own last question would hold up its save.
  const proved = await proof;
  const body = await reader.bytes(intent.path);
  if (!hasSizeOf(body, intent)) {
    return readAgreeing({ reader, digest }, intent, ({ at }) => at === intent.at);
  }
  const bytes = { body, ...(await digest(body)), at: intent.at, isUnproved: false };
  if (proved) {
    return bytes.sha256 === proved
      ? bytes
      : readAgreeing({ reader, digest }, intent, ({ at }) => at === intent.at);
  }
  const now = await reader.state(intent.path, true);
  if (now.at === intent.at) {
    return bytes;
  }
  return now.sha256 === bytes.sha256 ? null : { ...bytes, isUnproved: true };
}

/** Read until the bytes are those that Jupyter has on disk. */
async function readAgreeing(
  { reader, digest }: BytesParts,
  intent: Intent,
  isThisSave: (now: FileState) => boolean
): Promise<SavedBytes | null> {
  for (let reads = 0; reads < MOST_READS; reads++) {
    const [body, now] = await Promise.all([
      reader.bytes(intent.path),
      reader.state(intent.path, true)
    ]);
    if (!isThisSave(now)) {
      return null;
    }
    const digested = await digest(body);
    if (digested.sha256 === now.sha256 || (!now.sha256 && hasSizeOf(body, intent))) {
      return { body, ...digested, at: now.at, isUnproved: !now.sha256 };
    }
  }
  return null;
}

function hasSizeOf(body: Blob, { sizeBytes }: Intent): boolean {
  return sizeBytes === null || body.size === sizeBytes;
}
