import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, type ReactNode, useEffect } from 'react';
import { useSeenPart } from '../useSeenPart';
import type { BrowseRow } from './browseModel';
import { BrowseRowView, browseRowLabel } from './browseRow';

/** Height of a line in pixels; style/browse.css gives it all of it. */
const ROW_PX = 44;

/** Lines above and below what is seen. */
const MARGIN = 6;

/** How many lines a page key goes. */
const PAGE = 10;

export type BrowseListProps = {
  rows: BrowseRow[];
  selected: string | null;
  select: (id: string) => void;
  open: (row: BrowseRow) => void;
  openMenu: (row: BrowseRow, x: number, y: number) => void;
  /** To the folder above. */
  goUp: () => void;
  /** Told which lines are drawn. */
  onSeen: (rows: BrowseRow[]) => void;
  /** The end is near. */
  onEnd: () => void;
  label: string;
  tail: ReactNode;
  trans: TranslationBundle;
};

/** The lines, of which only those are drawn that can be seen, and how they answer to keys. */
export function BrowseList(props: BrowseListProps): JSX.Element {
  const { rows, selected, select, open, openMenu, label, tail, trans } = props;
  const { scroller, seen, measure } = useSeenPart();
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
      const { left, bottom } = document.getElementById(domId(index))!.getBoundingClientRect();
      openMenu(row, left + 16, bottom);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={scroller} className="jp-Bookstore-browseScroller" onScroll={measure}>
      <div
        className="jp-Bookstore-browseList"
        style={{ height: rows.length * ROW_PX }}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={index >= start && index < end ? domId(index) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => index < 0 && go(0)}
      >
        {rows.slice(start, end).map((row, offset) => (
          <div
            key={row.id}
            id={domId(start + offset)}
            className="jp-Bookstore-browseRow"
            style={{ top: (start + offset) * ROW_PX, height: ROW_PX }}
            role="option"
            aria-selected={start + offset === index}
            aria-setsize={rows.length}
            aria-posinset={start + offset + 1}
            aria-label={browseRowLabel(row, trans)}
            onClick={() => select(row.id)}
            onDoubleClick={() => open(row)}
            onContextMenu={event => {
              event.preventDefault();
              event.stopPropagation();
              select(row.id);
              openMenu(row, event.clientX, event.clientY);
            }}
          >
            <BrowseRowView row={row} trans={trans} />
          </div>
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

function domId(index: number): string {
  return `jp-Bookstore-browse-${index}`;
}
