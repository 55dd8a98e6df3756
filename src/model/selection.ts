import { globOf, pathOfGlob } from './ownGlob';
import { pathFilter, type MatchGlob } from './pathFilter';
import { renamedPath } from './renamedPath';

/**
 * What the settings say of a file: its saves are archived; it is left out, by a glob of its own or
 * by one for more than it; or it is none of the files that are meant at all.
 */
export type Selection = 'archived' | 'left-out' | 'left-out-with-others' | 'not-meant';

/** Globs of paths, with what reads them. */
export type Globs = { include: string[]; exclude: string[]; matches: MatchGlob };

/** @param path - Contents path without its drive. */
export function selectionOf(path: string, { include, exclude, matches }: Globs): Selection {
  if (pathFilter(include, exclude, matches)(path)) {
    return 'archived';
  }
  if (!pathFilter(include, [], matches)(path)) {
    return 'not-meant';
  }
  const others = exclude.filter(glob => glob !== globOf(path));
  return pathFilter(include, others, matches)(path) ? 'left-out' : 'left-out-with-others';
}

/** The globs of `exclude` after a file or folder was renamed: what was left out by itself stays so. */
export function renamedIn(exclude: string[], from: string, to: string): string[] {
  return exclude.map(glob => {
    const path = pathOfGlob(glob);
    return path === null ? glob : globOf(renamedPath(path, from, to));
  });
}
