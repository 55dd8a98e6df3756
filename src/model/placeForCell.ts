import { cellDiff, type ComparedCell } from './cellDiff';

/** Where a cell goes: over the one that it became, or between others. */
export type PlaceForCell = { index: number; isReplaced: boolean };

/**
 * Where a cell of an older notebook belongs in a newer one: in place of the cell that it became,
 * else behind its nearest neighbour above that is still there, else before the nearest below.
 */
export function placeForCell(
  older: ComparedCell[],
  index: number,
  newer: ComparedCell[]
): PlaceForCell {
  const nowAt = new Map<number, number>();
  for (const change of cellDiff(older, newer)) {
    if (change.kind === 'matched') {
      nowAt.set(change.left, change.right);
    }
  }
  const replaced = nowAt.get(index);
  if (replaced !== undefined) {
    return { index: replaced, isReplaced: true };
  }
  for (let above = index - 1; above >= 0; above--) {
    if (nowAt.has(above)) {
      return { index: nowAt.get(above)! + 1, isReplaced: false };
    }
  }
  for (let below = index + 1; below < older.length; below++) {
    if (nowAt.has(below)) {
      return { index: nowAt.get(below)!, isReplaced: false };
    }
  }
  return { index: newer.length, isReplaced: false };
}
