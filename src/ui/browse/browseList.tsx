import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, type ReactNode, type SyntheticEvent, useEffect, useMemo, useRef } from 'react';
import { Formats } from '../history/formats';
import { useEarlyFocus } from '../useEarlyFocus';
import { useSeenPart } from '../useSeenPart';
import { BrowseRowView, ROW_PX, rowId } from './browseRow';
import type { BrowseRow } from './browseRows';

/** Lines above and below what is seen. */
const MARGIN = 6;

/** How many lines a page key goes. */
const PAGE = 10;

export type BrowseListProps = {
  rows: readonly BrowseRow[];
  selected: string | null;
  select: (id: string) => void;
  open: (row: BrowseRow) => void;
  openMenu: (row: BrowseRow, x: number, y: number) => void;
  /** To the folder above. */
  goUp: () => void;
  /** Told which lines are drawn. */
  onSeen: (rows: readonly BrowseRow[]) => void;
  /** The end is near. */
  onEnd: () => void;
  label: string;
  tail: ReactNode;
  trans: TranslationBundle;
};

/** The lines, of which only those are drawn that can be seen, and how they answer to keys. */
export function BrowseList(props: BrowseListProps): JSX.Element {
  const { rows, selected, select, open, openMenu, label, tail, trans } = props;
  const formats = useMemo(() => new Formats(), []);
  const { scroller, seen, measure } = useSeenPart();
  const list = useRef<HTMLDivElement>(null);
  useEarlyFocus(list, rows.length > 0);
  const start = Math.max(0, Math.floor(seen.top / ROW_PX) - MARGIN);
  const end = Math.min(rows.length, Math.ceil((seen.top + seen.height) / ROW_PX) + MARGIN);
  const index = rows.findIndex(({ id }) => id === selected);

  useEffect(() => {
    props.onSeen(rows.slice(start, end));
    if (end >= rows.length - MARGIN) {
      props.onEnd();
    }
  });

  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) {
      return;
    }
    select(row.id);
    const node = scroller.current!;
    const top = rows.indexOf(row) * ROW_PX;
    node.scrollTop = Math.min(top, Math.max(node.scrollTop, top + ROW_PX - node.clientHeight));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const row = rows[index];
    const to = afterKey(event.key, index, rows.length);
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (to !== null) {
      go(to);
    } else if (event.key === 'Backspace') {
      props.goUp();
    } else if (event.key === 'Enter' && row) {
      open(row);
    } else if (row && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      const { left, bottom } = document.getElementById(rowId(index))!.getBoundingClientRect();
      openMenu(row, left + 16, bottom);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Do something with the line that an event is about. */
  const on = ({ target }: SyntheticEvent, work: (row: BrowseRow) => void) => {
    const line = (target as Element).closest<HTMLElement>('[data-index]');
    const row = line && rows[Number(line.dataset.index)];
    if (row) {
      work(row);
    }
  };

  return (
    <div ref={scroller} className="jp-Bookstore-browseScroller" onScroll={measure}>
      <div
        ref={list}
        className="jp-Bookstore-browseList"
        style={{ height: rows.length * ROW_PX }}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={index >= start && index < end ? rowId(index) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => index < 0 && go(0)}
        onClick={event => on(event, row => select(row.id))}
        onDoubleClick={event => on(event, open)}
        onContextMenu={event =>
          on(event, row => {
            event.preventDefault();
            event.stopPropagation();
            select(row.id);
            openMenu(row, event.clientX, event.clientY);
          })
        }
      >
        {rows.slice(start, end).map((row, offset) => (
          <BrowseRowView
            key={row.id}
            {...{ row, formats, trans }}
            index={start + offset}
            count={rows.length}
            isSelected={start + offset === index}
          />
        ))}
      </div>
      {tail}
    </div>
  );
}

/** The line that a key goes to; `null` if it goes nowhere. */
function afterKey(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE;
    case 'PageUp':
      return index - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
