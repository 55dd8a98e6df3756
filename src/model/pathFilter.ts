import picomatch from 'picomatch';

/** Tells whether the file at a contents path is to be archived. */
export type PathFilter = (path: string) => boolean;

/**
 * A filter from globs. Names that begin with a dot match only globs that say so:
 * Jupyter keeps its checkpoints in such folders.
 */
export function pathFilter(include: string[], exclude: string[]): PathFilter {
  // A settings form adds an empty line before one types.
  const included = picomatch(include.filter(Boolean));
  const excluded = picomatch(exclude.filter(Boolean), { dot: true });
  return path => included(path) && !excluded(path);
}
