import type { Row } from '../../../../src/ui/history/row';
import { rowAfterKey } from '../../../../src/ui/history/rowKeys';
import { rowAt, rowOffsets, rowWindow } from '../../../../src/ui/history/rowWindow';

const working: Row = { kind: 'working', id: 'working' };
const day: Row = { kind: 'day', id: 'day', day: new Date(0) };
const gap = (id: number): Row => ({
  kind: 'gap',
  id: `${id}`,
  at: new Date(0),
  isDamaged: true
});
const rows = [working, day, gap(2), gap(3), day, gap(5)];

it.each([
  ['ArrowDown', 0, 2],
  ['ArrowUp', 5, 3],
  ['ArrowDown', 5, 5],
  ['ArrowUp', 0, 0],
  ['ArrowDown', -1, 0],
  ['Home', 5, 0],
  ['End', 0, 5],
  ['PageDown', 0, 5],
  ['x', 0, null]
])('%s goes from %d to %p, past headings', (key, from, to) => {
  expect(rowAfterKey(rows, from, key)).toBe(to);
});

it('draws only what can be seen of 10,000 rows', () => {
  const offsets = rowOffsets([working, ...Array.from({ length: 10_000 }, (_, id) => gap(id))]);
  for (const top of [0, 1_000, 240_000, offsets.at(-1)! - 600]) {
    const { start, end } = rowWindow(offsets, top, 600);
    expect(end - start).toBeLessThan(30);
    expect(offsets[start]!).toBeLessThanOrEqual(top);
    expect(offsets[end]!).toBeGreaterThanOrEqual(Math.min(top + 600, offsets.at(-1)!));
  }
  expect(rowWindow([0], 0, 600)).toEqual({ start: 0, end: 0 });
  expect(rowAt(offsets, 48)).toBe(1);
});
