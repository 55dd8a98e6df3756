import { inOrder } from './inOrder';

/** A cell as far as it is compared. */
export type ComparedCell = {
  /** Empty before nbformat 4.5. */
  id: string;
  type: string;
  source: string;
  /** What its run put out, as text to be compared; empty for none. */
  outputs: string;
  metadata: string;
};

/** One line of a comparison. Indices are positions in the two notebooks. */
export type CellChange =
  | { kind: 'removed'; left: number }
  | { kind: 'added'; right: number }
  | {
      kind: 'matched';
      left: number;
      right: number;
      /** It stands at another place among the cells that both have. */
      isMoved: boolean;
      source: boolean;
      outputs: boolean;
      metadata: boolean;
    };

/**
 * Compare two notebooks cell by cell, in the order of the right one, with what was removed where
 * it stood. Cells are matched by id, then by content, then by their place between matched ones.
 * Takes time in proportion to the length of both.
 */
export function cellDiff(left: ComparedCell[], right: ComparedCell[]): CellChange[] {
  const rightOf = match(left, right);
  const pairs = [...rightOf].sort(([a], [b]) => a - b);
  const standing = inOrder(pairs.map(([, index]) => index));
  const leftOf = new Map(pairs.map(([l, r], index) => [r, { l, isMoved: !standing.has(index) }]));

  const changes: CellChange[] = [];
  let passed = 0;
  const passRemoved = (until: number) => {
    for (; passed < until; passed++) {
      if (!rightOf.has(passed)) {
        changes.push({ kind: 'removed', left: passed });
      }
    }
  };
  right.forEach((cell, index) => {
    const found = leftOf.get(index);
    if (!found) {
      changes.push({ kind: 'added', right: index });
      return;
    }
    if (!found.isMoved) {
      passRemoved(found.l);
    }
    changes.push(matched(left[found.l]!, cell, { left: found.l, right: index, ...found }));
  });
  passRemoved(left.length);
  return changes;
}

function matched(
  a: ComparedCell,
  b: ComparedCell,
  { left, right, isMoved }: { left: number; right: number; isMoved: boolean }
): CellChange {
  return {
    kind: 'matched',
    left,
    right,
    isMoved,
    source: a.source !== b.source || a.type !== b.type,
    outputs: a.outputs !== b.outputs,
    metadata: a.metadata !== b.metadata
  };
}

/** Which cell on the right each one on the left became. */
function match(left: ComparedCell[], right: ComparedCell[]): Map<number, number> {
  const rightOf = new Map<number, number>();
  const taken = new Set<number>();
  const matchBy = (nameOf: (cell: ComparedCell) => string) => {
    const waiting = positions(right, taken, nameOf);
    left.forEach((cell, index) => {
      const found = rightOf.has(index) ? undefined : waiting.get(nameOf(cell))?.pop();
      if (found !== undefined) {
        rightOf.set(index, found);
        taken.add(found);
      }
    });
  };
  matchBy(({ id }) => id);
  matchBy(contentName);
  matchByPlace(left, right, rightOf, taken);
  return rightOf;
}

/** Engines hash long strings by their length alone, so that a map of them is slow: samples do. */
const SAMPLED_LENGTH = 2_000;

/** The same for the same content; empty for a blank cell. */
function contentName({ type, source }: ComparedCell): string {
  const sample = source.slice(0, SAMPLED_LENGTH);
  const isBlank = source.length === sample.length && sample.trim() === '';
  return isBlank ? '' : `${type} ${source.length} ${sample} ${source.slice(-SAMPLED_LENGTH)}`;
}

/** Where cells of each name stand, last first. The empty name is nobody's. */
function positions(
  cells: ComparedCell[],
  taken: Set<number>,
  nameOf: (cell: ComparedCell) => string
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let index = cells.length - 1; index >= 0; index--) {
    const name = nameOf(cells[index]!);
    if (name && !taken.has(index)) {
      const those = found.get(name);
      if (those) {
        those.push(index);
      } else {
        found.set(name, [index]);
      }
    }
  }
  return found;
}

/** Without ids, a cell right behind the same neighbour, or at the top of both, is the same one. */
function matchByPlace(
  left: ComparedCell[],
  right: ComparedCell[],
  rightOf: Map<number, number>,
  taken: Set<number>
): void {
  for (let index = 0; index < left.length; index++) {
    const before = index === 0 ? -1 : rightOf.get(index - 1);
    const here = before === undefined ? -1 : before + 1;
    const isFree = !rightOf.has(index) && here >= 0 && here < right.length && !taken.has(here);
    if (isFree && mayBeSame(left[index]!, right[here]!)) {
      rightOf.set(index, here);
      taken.add(here);
    }
  }
}

/** Two ids that differ name two cells. */
function mayBeSame(a: ComparedCell, b: ComparedCell): boolean {
  return a.type === b.type && !(a.id && b.id);
}
