import { pathFilter } from './pathFilter';
import { renamedPath } from './renamedPath';

/**
 * What the settings say of a file: its saves are archived; it is left out, by a glob of its own or
 * by one for more than it; or it is none of the files that are meant at all.
 */
export type Selection = 'archived' | 'left-out' | 'left-out-with-others' | 'not-meant';

export type Globs = { include: string[]; exclude: string[] };

/** @param path - Contents path without its drive. */
export function selectionOf(path: string, { include, exclude }: Globs): Selection {
  if (pathFilter(include, exclude)(path)) {
    return 'archived';
  }
  if (!pathFilter(include, [])(path)) {
    return 'not-meant';
  }
  const others = exclude.filter(glob => glob !== globOf(path));
  return pathFilter(include, others)(path) ? 'left-out' : 'left-out-with-others';
}

/** The globs of `exclude` with one file left out too, or not by a glob of its own. */
export function leavingOut(exclude: string[], path: string, isLeftOut: boolean): string[] {
  const others = exclude.filter(glob => glob !== '' && glob !== globOf(path));
  return isLeftOut ? [...others, globOf(path)] : others;
}

/** The globs of `exclude` after a file or folder was renamed: what was left out by itself stays so. */
export function renamedIn(exclude: string[], from: string, to: string): string[] {
  return exclude.map(glob => {
    const path = glob.replace(/\\(.)/g, '$1');
    return glob === globOf(path) ? globOf(renamedPath(path, from, to)) : glob;
  });
}

/** A glob that matches this path alone. */
function globOf(path: string): string {
  return path.replace(/[\\*?[\](){}!,^]/g, '\\$&');
}
