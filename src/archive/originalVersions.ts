import type { IOutbox, Lane } from '../outbox/outbox';
import type { Original } from '../outbox/originals';
import type { LocalVersion } from './history';

/** Begins the id of what a file was before its first save; its SHA-256 follows. */
const ORIGINAL_ID = 'local:original-';

/** Whether a version id names what a file was before its first save. */
export function isOriginal(versionId: string): boolean {
  return versionId.startsWith(ORIGINAL_ID);
}

/** What a file was before its first save, as a version like others. */
export async function originalVersion(
  { originals }: IOutbox,
  { key }: Pick<Lane, 'key'>
): Promise<LocalVersion | null> {
  const original = await originals.of(key);
  if (!original) {
    return null;
  }
  const { sha256, sizeBytes, metadata } = original;
  return { key, versionId: ORIGINAL_ID + sha256, kind: 'local', sizeBytes, metadata };
}

/** The original that a version id names, if it does and that is kept. */
export async function originalNamed(
  { originals }: IOutbox,
  { key }: Lane,
  versionId: string
): Promise<Original | null> {
  const original = isOriginal(versionId) ? await originals.of(key) : null;
  return original && ORIGINAL_ID + original.sha256 === versionId ? original : null;
}
