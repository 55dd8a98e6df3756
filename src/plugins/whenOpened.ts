import { FoundCheck, type FoundParts } from '../capture/foundCheck';
import type { FileState } from '../capture/fileReader';
import { OriginalKeeper, type OriginalParts } from '../capture/originalKeeper';
import { AFTER_OPENING_MS, newestInStore, type StoreParts } from './newestInStore';
import { whenIdle } from '../ui/whenIdle';

type OpenedParts = Omit<FoundParts, 'newestInStore'> &
  Omit<OriginalParts, 'idle' | 'now'> &
  StoreParts & {
    /** Load what the first save will need. */
    loadFacts: () => Promise<unknown>;
  };

/** What is done about a file whose document was opened, all at once. */
export function whenOpened(parts: OpenedParts): ((file: FileState) => Promise<unknown>)[] {
  const originals = new OriginalKeeper({ ...parts, idle: whenIdle, now: Date.now });
  const found = new FoundCheck({ ...parts, newestInStore: newestInStore(parts) });
  return [
    file => originals.opened(file),
    () => parts.wait(AFTER_OPENING_MS).then(parts.loadFacts),
    file => found.opened(file)
  ];
}
