/** What a path is after a file or folder was renamed: it may be that one, or lie in it. */
export function renamedPath(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}
