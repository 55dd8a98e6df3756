import zeptomatch from 'zeptomatch';
import type { MatchGlob } from './pathFilter';

/** What the library cannot read, as `__proto__`, names itself alone: a filter that threw would keep every save out. */
export const matchesAny: MatchGlob = (glob, path) => {
  try {
    return zeptomatch(glob, path);
  } catch {
    return glob === path;
  }
};
