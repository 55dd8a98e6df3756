import { globOf } from './ownGlob';

/** The globs of `exclude` with one file left out too, or not by a glob of its own. */
export function leavingOut(exclude: string[], path: string, isLeftOut: boolean): string[] {
  const others = exclude.filter(glob => glob !== '' && glob !== globOf(path));
  return isLeftOut ? [...others, globOf(path)] : others;
}
