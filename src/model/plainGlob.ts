import type { MatchGlob } from './pathFilter';
import { pathOfGlob } from './ownGlob';

/** All files whose names end alike. */
const BY_END = /^\*\*\/\*([\w.-]+)$/;

/** Whether a glob is as most are: one for a single file, or for all whose names end alike. */
export function isPlain(glob: string): boolean {
  return BY_END.test(glob) || pathOfGlob(glob) !== null;
}

/** Matches as {@link isPlain} says, where the library would say the same; others match nothing. */
export const matchesPlain: MatchGlob = (glob, path) => {
  const end = BY_END.exec(glob)?.[1];
  return end === undefined ? path === pathOfGlob(glob) : path.endsWith(end);
};
