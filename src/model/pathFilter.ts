/** Tells whether a glob matches a path. */
export type MatchGlob = (glob: string, path: string) => boolean;

/** Tells whether the file at a contents path is to be archived. */
export type PathFilter = (path: string) => boolean;

/**
 * A filter from globs. Names that begin with a dot match only globs that say so:
 * Jupyter keeps its checkpoints in such folders.
 * @param matches - Reads all of these globs.
 */
export function pathFilter(include: string[], exclude: string[], matches: MatchGlob): PathFilter {
  // A settings form adds an empty line before one types.
  const included = include.filter(Boolean);
  const excluded = exclude.filter(Boolean);
  return path =>
    included.some(glob => isShown(path, glob) && matches(glob, path)) &&
    !excluded.some(glob => matches(glob, path));
}

/** Whether a glob may match a path at all: hidden names only where it names a hidden one. */
function isShown(path: string, glob: string): boolean {
  return hasHiddenPart(glob) || !hasHiddenPart(path);
}

function hasHiddenPart(path: string): boolean {
  return path.split('/').some(part => part.startsWith('.'));
}
