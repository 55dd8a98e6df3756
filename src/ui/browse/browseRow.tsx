import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon, notebookIcon } from '@jupyterlab/ui-components';
import { type JSX, memo } from 'react';
import { lastPart } from '../../model/key';
import type { Formats } from '../history/formats';
import type { BrowseRow } from './browseRows';

/** Height of a line in pixels; style/browse.css gives it all of it. */
export const ROW_PX = 44;

export type BrowseRowProps = {
  row: BrowseRow;
  index: number;
  /** How many there are. */
  count: number;
  isSelected: boolean;
  formats: Formats;
  trans: TranslationBundle;
};

/**
 * One line of the list: a folder, or a notebook with where, who and when. Drawn again only when
 * something of it changed: there are answers for other lines all the time.
 */
export const BrowseRowView = memo(function BrowseRowView(props: BrowseRowProps): JSX.Element {
  const { row, index, count, isSelected } = props;
  const words = wordsOf(props);
  return (
    <div
      id={rowId(index)}
      className="jp-Bookstore-browseRow"
      style={{ top: index * ROW_PX, height: ROW_PX }}
      role="option"
      data-index={index}
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-label={words.label}
    >
      {row.kind === 'folder' ? (
        <folderIcon.react tag="span" width="16px" height="16px" />
      ) : (
        <notebookIcon.react tag="span" width="16px" height="16px" />
      )}
      <span className="jp-Bookstore-browseName" title={row.id}>
        {words.name}
      </span>
      {row.kind === 'item' && (
        <>
          <span className="jp-Bookstore-browseTime" title={words.moment}>
            {words.time}
          </span>
          <span className="jp-Bookstore-browseFacts" title={words.facts}>
            {words.facts}
          </span>
        </>
      )}
    </div>
  );
});

/** The id of a line's element. */
export function rowId(index: number): string {
  return `jp-Bookstore-browse-${index}`;
}

type Words = { name: string; facts: string; time: string; moment: string; label: string };

function wordsOf({ row, formats, trans }: BrowseRowProps): Words {
  if (row.kind === 'folder') {
    const name = lastPart(row.path.slice(0, -1));
    return { name, facts: '', time: '', moment: '', label: trans.__('Folder %1', name) };
  }
  const { item, under, details } = row;
  const { by, note, at = item.at } = details?.metadata ?? {};
  const date = new Date(at);
  const folder = under.slice(0, Math.max(0, under.lastIndexOf('/')));
  const name = lastPart(item.path);
  const facts = [folder, by && trans.__('by %1', by), note].filter(Boolean).join(' · ');
  const moment = formats.moment(date);
  const label = [name, facts, moment].filter(Boolean).join(', ');
  return { name, facts, time: formats.dateOrTime(date, new Date()), moment, label };
}
