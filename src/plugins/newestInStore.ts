import type { Place } from '../capture/capture';
import type { NewestSeen } from '../archive/newestSeen';
import type { Target } from '../model/target';
import type { IVersionStore } from '../store/versionStore';

/** How long after opening a document other work for it begins, so that opening it stays light. */
export const AFTER_OPENING_MS = 5_000;

export type StoreParts = {
  wait: (delayMs: number) => Promise<void>;
  /** Resolves when the bucket in force was looked at. */
  need: () => Promise<void>;
  placeOf: (path: string) => Place | null;
  storeOf: (target: Target) => IVersionStore;
  newest: Pick<NewestSeen, 'saw'>;
};

/**
 * Tells the SHA-256 of a file's newest version in the bucket; `null` if there is none, or nobody
 * knows just now.
 */
export function newestInStore(parts: StoreParts): (path: string) => Promise<string | null> {
  return async path => {
    await parts.wait(AFTER_OPENING_MS);
    await parts.need();
    const place = parts.placeOf(path);
    if (!place?.target) {
      return null;
    }
    try {
      const { metadata, storedAt } = await parts.storeOf(place.target).head(place.key);
      if (metadata?.late) {
        return null;
      }
      parts.newest.saw(place, metadata?.at ?? storedAt);
      return metadata?.sha256 ?? null;
    } catch {
      // Offline or not there: the next save finds out. Set-up failures are the uploader's to tell.
      return null;
    }
  };
}
