import { sha256Hex } from './sha256';

/**
 * Identity of a save: the same in every browser, so that collaborators agree on it.
 * @param key - Full object key.
 * @param at - Jupyter's `last_modified`, as it came.
 * @param sha256 - Of the bytes, hex.
 * @returns 64 hex digits.
 */
export function saveId(key: string, at: string, sha256: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(JSON.stringify([key, at, sha256])).buffer);
}

/**
 * Compare two `last_modified`: negative if `a` is older.
 * They come as ISO 8601 with microseconds or milliseconds, so equal times may differ as text.
 */
export function compareAt(a: string, b: string): number {
  const difference = Date.parse(a) - Date.parse(b);
  // Date knows milliseconds only: the digits behind them decide between equal ones.
  return difference || microseconds(a) - microseconds(b) || 0;
}

function microseconds(at: string): number {
  const digits = /\.\d{3}(\d{1,3})/.exec(at)?.[1] ?? '';
  return Number(digits.padEnd(3, '0'));
}
