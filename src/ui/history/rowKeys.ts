import type { Row } from './row';

/** How many rows a page key goes. */
const PAGE = 10;

/** Whether a row can be selected; the others are headings. */
export function isSelectable({ kind }: Row): boolean {
  return kind !== 'day' && kind !== 'earlier';
}

/**
 * The row that a key goes to.
 * @param index - The selected row, -1 for none.
 * @returns `null` if the key goes nowhere.
 */
export function rowAfterKey(rows: Row[], index: number, key: string): number | null {
  const selectable = rows.flatMap((row, at) => (isSelectable(row) ? [at] : []));
  const last = selectable.length - 1;
  const here = selectable.indexOf(index);
  const to = (at: number) => selectable[Math.max(0, Math.min(last, at))] ?? null;
  switch (key) {
    case 'ArrowDown':
      return to(here + 1);
    case 'ArrowUp':
      return to(here - 1);
    case 'PageDown':
      return to(here + PAGE);
    case 'PageUp':
      return to(here - PAGE);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    default:
      return null;
  }
}
