import zeptomatch from 'zeptomatch';

/** Tells whether the file at a contents path is to be archived. */
export type PathFilter = (path: string) => boolean;

/**
 * A filter from globs. Names that begin with a dot match only globs that say so:
 * Jupyter keeps its checkpoints in such folders.
 */
export function pathFilter(include: string[], exclude: string[]): PathFilter {
  // A settings form adds an empty line before one types.
  const included = include.filter(Boolean);
  const excluded = exclude.filter(Boolean);
  return path =>
    included.some(glob => isShown(path, glob) && matches(glob, path)) &&
    !excluded.some(glob => matches(glob, path));
}

/** What the matcher cannot read, as `__proto__`, names itself alone: a filter that threw would keep every save out. */
function matches(glob: string, path: string): boolean {
  try {
    return zeptomatch(glob, path);
  } catch {
    return glob === path;
  }
}

/** Whether a glob may match a path at all: hidden names only where it names a hidden one. */
function isShown(path: string, glob: string): boolean {
  return hasHiddenPart(glob) || !hasHiddenPart(path);
}

function hasHiddenPart(path: string): boolean {
  return path.split('/').some(part => part.startsWith('.'));
}
