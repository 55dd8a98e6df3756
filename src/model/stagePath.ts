/**
 * The path that a published or scheduled key stands for, whoever it belongs to; `null` for a key that
 * is under another prefix.
 * @param prefix - As set: `{user}` stands for one part of a path.
 */
export function stagePath(prefix: string, key: string): string | null {
  const pattern = prefix
    .split('{user}')
    .map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}/(.+)$`, 's').exec(key)?.[1] ?? null;
}
