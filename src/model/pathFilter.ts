import picomatch from 'picomatch';

/** Tells whether the file at a contents path is to be archived. */
export type PathFilter = (path: string) => boolean;

/**
 * A filter from globs. Names that begin with a dot match only globs that say so:
 * Jupyter keeps its checkpoints in such folders.
 */
export function pathFilter(include: string[], exclude: string[]): PathFilter {
  const included = picomatch(include);
  const excluded = picomatch(exclude, { dot: true });
  return path => included(path) && !excluded(path);
}
