import type { Row } from './row';

/** Heights in pixels; style/history.css gives each row all of it. */
const HEIGHTS: Record<Row['kind'], number> = {
  working: 48,
  day: 32,
  version: 48,
  fold: 28,
  gap: 48,
  earlier: 32
};

/** Rows above and below what is seen, in pixels. */
const MARGIN_PX = 300;

/** Where each row begins, and at the end how high all are. */
export function rowOffsets(rows: Row[]): number[] {
  const offsets = [0];
  for (const { kind } of rows) {
    offsets.push(offsets[offsets.length - 1]! + HEIGHTS[kind]);
  }
  return offsets;
}

/** The rows to be drawn: from `start` up to, without, `end`. */
export function rowWindow(
  offsets: number[],
  scrollTop: number,
  height: number
): { start: number; end: number } {
  const count = offsets.length - 1;
  const start = rowAt(offsets, scrollTop - MARGIN_PX);
  const end = rowAt(offsets, scrollTop + height + MARGIN_PX) + 1;
  return { start, end: Math.min(count, end) };
}

/** The row at a height: the last one that begins there or above. */
export function rowAt(offsets: number[], top: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (offsets[middle]! <= top) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
