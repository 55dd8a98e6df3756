import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';
import { useEarlyFocus } from '../useEarlyFocus';
import { useSeenPart } from '../useSeenPart';
import type { PanelActions } from './panelActions';
import type { Row, VersionRow } from './row';
import { isSelectable, rowAfterKey } from './rowKeys';
import { rowLabel, rowTooltip, RowView, type WorkingCopy } from './rowView';
import { rowOffsets, rowWindow } from './rowWindow';
import type { Voice } from './versionText';

/** Older versions are loaded when the end comes so near, in pixels. */
const NEAR_END_PX = 400;

type RowTreeProps = {
  rows: Row[];
  voice: Voice;
  now: Date;
  working: WorkingCopy;
  actions: PanelActions;
  /** Id of the selected row. */
  selected: string | null;
  select: (id: string) => void;
  setOpen: (ids: string[], isOpen: boolean) => void;
  /** Told which rows are drawn. */
  onSeen: (rows: Row[]) => void;
  /** The end is near. */
  onEnd: () => void;
  label: string;
  /** Stands below the last row. */
  tail: ReactNode;
};

/** The rows, of which only those are drawn that can be seen, and how they answer to keys. */
export function RowTree(props: RowTreeProps): JSX.Element {
  const { rows, voice, now, working, actions, selected, select, label, tail } = props;
  const { scroller, seen, measure } = useSeenPart();
  const tree = useRef<HTMLDivElement>(null);
  useEarlyFocus(tree);
  const offsets = rowOffsets(rows);
  const { start, end } = rowWindow(offsets, seen.top, seen.height);
  const markText = voice.trans.__('marked for compare');
  const index = rows.findIndex(({ id }) => id === selected);
  const total = offsets[rows.length]!;

  useEffect(() => {
    props.onSeen(rows.slice(start, end));
    if (total - seen.top - seen.height < NEAR_END_PX) {
      props.onEnd();
    }
  });

  const go = (to: number) => {
    select(rows[to]!.id);
    const node = scroller.current!;
    const top = offsets[to]!;
    // A heading above the first row of a day is shown with it.
    const above = to > 0 && !isSelectable(rows[to - 1]!) ? offsets[to - 1]! : top;
    if (above < node.scrollTop) {
      node.scrollTop = above;
    } else if (offsets[to + 1]! > node.scrollTop + node.clientHeight) {
      node.scrollTop = offsets[to + 1]! - node.clientHeight;
    }
  };
  const row = rows[index];
  /** The version that waits for a second one to be compared with. */
  const [marked, mark] = useState<VersionRow | null>(null);
  const markOrCompare = (row: VersionRow) => {
    if (marked && marked.id !== row.id) {
      actions.compare(marked, row);
    }
    mark(marked ? null : row);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const to = rowAfterKey(rows, index, event.key);
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (to !== null) {
      go(to);
    } else if (event.key === 'Escape') {
      if (marked) {
        mark(null);
      } else {
        actions.focusDocument();
      }
    } else if (row && !act(row, event)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (row: Row, event: React.KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    if (key === 'Enter') {
      activate(row);
    } else if (key === ' ' && row.kind === 'version' && row.version.kind !== 'marker') {
      markOrCompare(row);
    } else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      const { left, bottom } = document.getElementById(rowDomId(index))!.getBoundingClientRect();
      actions.openMenu(row.kind === 'version' ? row : null, left + 16, bottom);
    } else if (key === 'F2' && row.kind === 'version') {
      actions.name(row);
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      fold(row, key === 'ArrowRight');
    } else {
      return false;
    }
    return true;
  };
  const fold = (row: Row, isOpen: boolean) => {
    if (row.kind === 'fold') {
      props.setOpen(
        row.rows.map(({ id }) => id),
        isOpen
      );
    } else if (row.kind === 'version' && row.isFolded && !isOpen) {
      const parent = rows.findLastIndex(({ kind }, at) => at < index && kind === 'fold');
      go(parent);
    }
  };
  const activate = (row: Row) => {
    if (row.kind === 'fold') {
      fold(row, !row.isOpen);
    } else if (row.kind === 'version') {
      actions.open(row);
    } else if (row.kind === 'working') {
      actions.focusDocument();
    }
  };

  return (
    <div ref={scroller} className="jp-Bookstore-historyScroller" onScroll={measure}>
      <div
        ref={tree}
        className="jp-Bookstore-historyTree"
        style={{ height: total }}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={index >= start && index < end ? rowDomId(index) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => index < 0 && rows.some(isSelectable) && go(rows.findIndex(isSelectable))}
      >
        {rows.slice(start, end).map((row, offset) => {
          const at = start + offset;
          const isItem = isSelectable(row);
          return (
            <div
              key={row.id}
              id={rowDomId(at)}
              className="jp-Bookstore-historyRow"
              data-kind={row.kind === 'version' && row.isOriginal ? 'original' : row.kind}
              data-folded={(row.kind === 'version' && row.isFolded) || undefined}
              style={{ top: offsets[at], height: offsets[at + 1]! - offsets[at]! }}
              title={rowTooltip(row, { voice, working }) || undefined}
              {...(isItem
                ? {
                    role: 'treeitem',
                    'aria-label': `${rowLabel(row, { voice, now, working })}${marked?.id === row.id ? `, ${markText}` : ''}`,
                    'aria-selected': at === index,
                    'aria-level': row.kind === 'version' && row.isFolded ? 2 : 1,
                    'aria-expanded': row.kind === 'fold' ? row.isOpen : undefined,
                    onClick: () => {
                      select(row.id);
                      if (row.kind === 'fold') {
                        activate(row);
                      }
                    },
                    onDoubleClick: () => row.kind !== 'fold' && activate(row),
                    onContextMenu: (event: React.MouseEvent) => {
                      event.preventDefault();
                      event.stopPropagation();
                      select(row.id);
                      const version = row.kind === 'version' ? row : null;
                      actions.openMenu(version, event.clientX, event.clientY);
                    }
                  }
                : { role: 'presentation' })}
            >
              <RowView row={row} voice={voice} now={now} working={working} />
              {marked?.id === row.id && (
                <span className="jp-Bookstore-historyMark">{markText}</span>
              )}
            </div>
          );
        })}
      </div>
      {tail}
      <div className="jp-Bookstore-historySpoken" role="status">
        {marked && voice.trans.__('Marked for compare. Press Space on another version.')}
      </div>
    </div>
  );
}

function rowDomId(index: number): string {
  return `jp-Bookstore-row-${index}`;
}
