/** A glob that matches this path alone. */
export function globOf(path: string): string {
  return path.replace(/[\\*?[\](){}!,^]/g, '\\$&');
}

/** The path that a glob matches alone; `null` for one that may match others. */
export function pathOfGlob(glob: string): string | null {
  const path = glob.replace(/\\(.)/g, '$1');
  return glob === globOf(path) ? path : null;
}
