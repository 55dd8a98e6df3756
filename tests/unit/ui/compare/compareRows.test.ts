import { compareFiles } from '../../../../src/model/fileComparison';
import {
  compareRows,
  countChanges,
  type CellComparison
} from '../../../../src/ui/compare/compareRows';

function compare(left: string[], right: string[]): CellComparison {
  const text = (cells: string[]) =>
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: cells.map(cell => {
        const [id, source = ''] = cell.split('=');
        return { cell_type: 'markdown', id, source, metadata: {} };
      })
    });
  return compareFiles(text(left), text(right), true) as CellComparison;
}

const told = (comparison: CellComparison) =>
  compareRows(comparison).map(row =>
    row.kind === 'same' ? `${row.cells.length} same` : row.change.kind
  );

it('folds what is the same between changes', () => {
  expect(told(compare(['a', 'b', 'c=1', 'd'], ['a', 'b', 'c=2', 'd']))).toEqual([
    '2 same',
    'matched',
    '1 same'
  ]);
});

it('puts what was removed before what stands there now', () => {
  expect(told(compare(['a', 'x=1', 'y=2', 'b'], ['a', 'v=3', 'w=4', 'b']))).toEqual([
    '1 same',
    'removed',
    'removed',
    'added',
    'added',
    '1 same'
  ]);
});

it('names each row once, though a notebook has an id twice', () => {
  const rows = compareRows(compare([], ['a=1', 'a=2', 'a=3']));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
});

it('keeps the name of a row while others come', () => {
  const ids = (right: string[]) => compareRows(compare(['a=1', 'b=1'], right)).map(({ id }) => id);
  expect(ids(['new=1', 'a=1', 'b=2'])).toContain(ids(['a=1', 'b=2']).at(-1));
});

it('counts each cell once, whatever changed in it', () => {
  const { changes } = compare(['a=1', 'b=2', 'c=3'], ['b=4', 'a=1', 'd=5']);
  const counts = countChanges(changes);
  expect(counts).toMatchObject({ added: 1, removed: 1, changed: 1, moved: 1, all: 4 });
});
