import type { How } from '../model/metadata';
import { compareAt } from '../model/save';

/** A save in this browser, as far as it matters for what to drop first. */
export type Droppable = {
  id: string;
  key: string;
  /** Jupyter's `last_modified`. */
  at: string;
  how: How;
  sizeBytes: number;
  /** Somebody named or pinned it. */
  isWanted: boolean;
};

/**
 * Which local saves to drop so that the others fit: the oldest autosaves first, then the oldest of
 * the rest; never the newest save of a file, nor one that somebody named or pinned.
 * @returns as few as will do, in the order in which to drop them; too few if the others are too
 * large.
 */
export function whatToDrop(saves: Droppable[], limitBytes: number): Droppable[] {
  const newest = newestOfEach(saves);
  const candidates = saves
    .filter(save => !save.isWanted && newest.get(save.key) !== save)
    .sort((a, b) => rank(a) - rank(b) || compareAt(a.at, b.at));
  let tooMuch = sum(saves) - limitBytes;
  const dropped: Droppable[] = [];
  for (const save of candidates) {
    if (tooMuch <= 0) {
      break;
    }
    tooMuch -= save.sizeBytes;
    dropped.push(save);
  }
  return dropped;
}

function newestOfEach(saves: Droppable[]): Map<string, Droppable> {
  const newest = new Map<string, Droppable>();
  for (const save of saves) {
    const known = newest.get(save.key);
    // Of two at one moment the later in the list, which is the later one of a tab.
    if (!known || compareAt(known.at, save.at) <= 0) {
      newest.set(save.key, save);
    }
  }
  return newest;
}

function rank({ how }: Droppable): number {
  return how === 'auto' ? 0 : 1;
}

function sum(saves: Droppable[]): number {
  return saves.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
}
