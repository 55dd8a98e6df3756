import type { CellChange } from '../../model/cellDiff';
import type { Comparison } from '../../model/fileComparison';

/** A comparison cell by cell. */
export type CellComparison = Extract<Comparison, { kind: 'cells' }>;

export type MatchedCell = Extract<CellChange, { kind: 'matched' }>;

/** One line of the view. `id` stays the same while other cells come and go. */
export type CompareRow =
  | { kind: 'same'; id: string; cells: MatchedCell[] }
  | { kind: 'change'; id: string; change: CellChange };

/** The cells that differ, each in a line, and between them the runs of those that do not. */
export function compareRows({ changes, left, right }: CellComparison): CompareRow[] {
  const rows: CompareRow[] = [];
  const nameOf = uniqueNames(change => {
    const cell = 'right' in change ? right.cells[change.right]! : left.cells[change.left]!;
    return `${change.kind} ${cell.id || ('right' in change ? change.right : change.left)}`;
  });
  for (const change of removedFirst(changes)) {
    const id = nameOf(change);
    const last = rows.at(-1);
    if (isChange(change)) {
      rows.push({ kind: 'change', id, change });
    } else if (last?.kind === 'same') {
      last.cells.push(change as MatchedCell);
    } else {
      rows.push({ kind: 'same', id: `same ${id}`, cells: [change as MatchedCell] });
    }
  }
  return rows;
}

/** Where cells gave way to others, what was removed stands before what was added. */
function removedFirst(changes: CellChange[]): CellChange[] {
  const sorted: CellChange[] = [];
  const added: CellChange[] = [];
  for (const change of changes) {
    if (change.kind === 'added') {
      added.push(change);
    } else {
      if (change.kind === 'matched') {
        sorted.push(...added.splice(0));
      }
      sorted.push(change);
    }
  }
  return [...sorted, ...added];
}

/** Whether a cell differs in anything. */
export function isChange(change: CellChange): boolean {
  return (
    change.kind !== 'matched' ||
    change.isMoved ||
    change.source ||
    change.outputs ||
    change.metadata
  );
}

/** How many cells differ, and in what. */
export type ChangeCounts = Record<
  'all' | 'added' | 'removed' | 'changed' | 'moved' | 'outputs' | 'metadata',
  number
>;

export function countChanges(changes: CellChange[]): ChangeCounts {
  const count = (is: (change: CellChange) => boolean) => changes.filter(is).length;
  const matched = (is: (change: MatchedCell) => boolean) =>
    count(change => change.kind === 'matched' && is(change));
  return {
    all: count(isChange),
    added: count(({ kind }) => kind === 'added'),
    removed: count(({ kind }) => kind === 'removed'),
    changed: matched(({ source }) => source),
    moved: matched(({ isMoved }) => isMoved),
    outputs: matched(({ outputs }) => outputs),
    metadata: matched(({ metadata }) => metadata)
  };
}

/** A malformed notebook may have one id twice. */
function uniqueNames(nameOf: (change: CellChange) => string): (change: CellChange) => string {
  const seen = new Map<string, number>();
  return change => {
    const name = nameOf(change);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  };
}
