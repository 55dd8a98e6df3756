import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon, notebookIcon } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import { lastPart } from '../../model/key';
import { exactTime, versionTime } from '../versionTime';
import type { BrowseRow } from './browseModel';

type BrowseRowProps = { row: BrowseRow; trans: TranslationBundle };

/** One line of the list: a folder, or a notebook with where, who and when. */
export function BrowseRowView({ row, trans }: BrowseRowProps): JSX.Element {
  if (row.kind === 'folder') {
    return (
      <>
        <folderIcon.react tag="span" width="16px" height="16px" />
        <span className="jp-Bookstore-browseName">{lastPart(row.path.slice(0, -1))}</span>
      </>
    );
  }
  const { name, facts, at } = textOf(row, trans);
  return (
    <>
      <notebookIcon.react tag="span" width="16px" height="16px" />
      <span className="jp-Bookstore-browseName" title={row.item.key}>
        {name}
      </span>
      <span className="jp-Bookstore-browseTime" title={exactTime(at)}>
        {versionTime(at)}
      </span>
      <span className="jp-Bookstore-browseFacts" title={facts}>
        {facts}
      </span>
    </>
  );
}

/** A line in words, for who does not see it. */
export function browseRowLabel(row: BrowseRow, trans: TranslationBundle): string {
  if (row.kind === 'folder') {
    return trans.__('Folder %1', lastPart(row.path.slice(0, -1)));
  }
  const { name, facts, at } = textOf(row, trans);
  return [name, facts, exactTime(at)].filter(Boolean).join(', ');
}

function textOf(
  { item, under, details }: Extract<BrowseRow, { kind: 'item' }>,
  trans: TranslationBundle
) {
  const folder = under.slice(0, Math.max(0, under.lastIndexOf('/')));
  const { by, note, at } = details?.metadata ?? {};
  const facts = [folder, by && trans.__('by %1', by), note].filter(Boolean).join(' · ');
  return { name: lastPart(item.path), facts, at: at ?? item.at };
}
