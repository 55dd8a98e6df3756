import { cellDiff, type CellChange } from './cellDiff';
import { comparedNotebook, type ComparedNotebook } from './comparedNotebook';
import type { NotViewable } from './viewableNotebook';

/** Why two files are compared as plain text. */
export type WhyText =
  { reason: NotViewable; side: 'left' | 'right' } | { reason: 'too-large' | 'no-notebook-file' };

/** What differs between two files, the older one at the left. */
export type Comparison =
  | {
      kind: 'cells';
      left: ComparedNotebook;
      right: ComparedNotebook;
      changes: CellChange[];
      /** The notebooks' own metadata differ. */
      metadata: boolean;
    }
  | { kind: 'text'; left: string; right: string; why: WhyText };

/** Beyond these, comparing cell by cell would hold up the page: in both together. */
const MOST_CELLS = 10_000;
const LONGEST_TEXT = 60_000_000;

/**
 * Compare two files: cell by cell if both are notebooks of a size that allows it.
 * @param isNotebook - Whether their name says so.
 */
export function compareFiles(left: string, right: string, isNotebook: boolean): Comparison {
  const asText = (why: WhyText): Comparison => ({ kind: 'text', left, right, why });
  if (!isNotebook) {
    return asText({ reason: 'no-notebook-file' });
  }
  if (left.length + right.length > LONGEST_TEXT) {
    return asText({ reason: 'too-large' });
  }
  try {
    return compareNotebooks(left, right, asText);
  } catch (error) {
    if (error instanceof RangeError) {
      // Values nested deeper than the engine can follow.
      return asText({ reason: 'too-large' });
    }
    throw error;
  }
}

function compareNotebooks(
  leftText: string,
  rightText: string,
  asText: (why: WhyText) => Comparison
): Comparison {
  const left = comparedNotebook(leftText);
  const right = comparedNotebook(rightText);
  if (typeof left === 'string') {
    return asText({ reason: left, side: 'left' });
  }
  if (typeof right === 'string') {
    return asText({ reason: right, side: 'right' });
  }
  if (left.cells.length + right.cells.length > MOST_CELLS) {
    return asText({ reason: 'too-large' });
  }
  return {
    kind: 'cells',
    left,
    right,
    changes: cellDiff(left.cells, right.cells),
    metadata: left.metadata !== right.metadata
  };
}
