import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import { lastPart } from '../../model/key';
import type { FoldRow, Missing, Row, VersionRow } from './row';
import { versionText, type VersionText, type Voice } from './versionText';

/** What stands beside “Working copy”. */
export type WorkingCopy = { state: string; detail: string };

type RowViewProps = { row: Row; voice: Voice; now: Date; working: WorkingCopy };

/** What is in a row. */
export function RowView({ row, voice, now, working }: RowViewProps): JSX.Element {
  const { trans, formats } = voice;
  switch (row.kind) {
    case 'working':
      return (
        <Lines title={trans.__('Working copy')} size={working.state} detail={working.detail} />
      );
    case 'day':
      return <span className="jp-Bookstore-historyDay">{formats.day(row.day, now)}</span>;
    case 'earlier':
      return (
        <span className="jp-Bookstore-historyEarlier">
          {trans.__('Earlier: %1', lastPart(row.key))}
        </span>
      );
    case 'gap':
      return (
        <Lines
          title={formats.time(row.at)}
          badges={[trans.__('Missing')]}
          detail={missingText(row, voice)}
        />
      );
    case 'fold':
      return <FoldView row={row} voice={voice} />;
    case 'version':
      return <VersionView text={versionText(row, voice)} />;
  }
}

/** A row in words, for who does not see it. */
export function rowLabel(row: Row, { voice, now, working }: Omit<RowViewProps, 'row'>): string {
  const { trans, formats } = voice;
  switch (row.kind) {
    case 'working':
      return [trans.__('Working copy'), working.state, working.detail].filter(Boolean).join(', ');
    case 'gap':
      return trans.__('%1, missing: %2', formats.moment(row.at), missingText(row, voice));
    case 'fold':
      return foldText(row, voice);
    case 'version':
      return versionLabel(row, voice, now);
    default:
      return '';
  }
}

/** What a row says when the pointer rests on it: all of what may be cut off, and more. */
export function rowTooltip(
  row: Row,
  { voice, working }: Omit<RowViewProps, 'row' | 'now'>
): string {
  switch (row.kind) {
    case 'working':
      return working.detail;
    case 'gap':
      return missingText(row, voice);
    case 'earlier':
      return row.key;
    case 'version':
      return versionText(row, voice).tooltip;
    default:
      return '';
  }
}

function missingText({ isDamaged }: Missing, { trans }: Voice): string {
  return isDamaged
    ? trans.__('damaged in this browser’s storage')
    : trans.__('overwritten before it could be read');
}

function versionLabel(row: VersionRow, voice: Voice, now: Date): string {
  const { name, time, badges, facts, changes, noun, size } = versionText(row, voice);
  const day = new Date(row.at);
  day.setHours(0, 0, 0, 0);
  const changed = [...changes.map(({ text }) => text), noun].filter(Boolean).join(' ');
  const when = `${voice.formats.day(day, now)} ${time}`;
  const parts = [name, when, ...badges, ...facts, changed, size];
  return parts.filter(Boolean).join(', ');
}

function foldText({ rows }: FoldRow, { trans, formats }: Voice): string {
  const span = formats.span(rows[rows.length - 1]!.at, rows[0]!.at);
  return trans._n('%1 autosave, %2', '%1 autosaves, %2', rows.length, span);
}

function FoldView({ row, voice }: { row: FoldRow; voice: Voice }): JSX.Element {
  const Caret = row.isOpen ? caretDownIcon : caretRightIcon;
  return (
    <span className="jp-Bookstore-historyFold">
      <Caret.react tag="span" width="14px" height="14px" />
      {foldText(row, voice)}
    </span>
  );
}

function VersionView({ text }: { text: VersionText }): JSX.Element {
  const { name, time, badges, size, facts, changes, noun } = text;
  const said = facts.join(' · ');
  return (
    <Lines title={name || time} badges={name ? [] : badges} size={name ? time : size}>
      {/* Beside them a name would be cut off. */}
      {name && <Badges badges={badges} />}
      {said}
      {said && changes.length > 0 && ' · '}
      {changes.map(({ kind, text: number }) => (
        <span key={kind} className="jp-Bookstore-historyChange" data-change={kind}>
          {number}{' '}
        </span>
      ))}
      {noun}
    </Lines>
  );
}

type LinesProps = {
  title: string;
  badges?: string[];
  size?: string;
  detail?: string;
  children?: React.ReactNode;
};

function Lines({ title, badges = [], size = '', detail, children }: LinesProps): JSX.Element {
  return (
    <>
      <span className="jp-Bookstore-historyTitle">
        <span dir="auto">{title}</span>
        <Badges badges={badges} />
      </span>
      <span className="jp-Bookstore-historySize">{size}</span>
      <span className="jp-Bookstore-historyDetail">{detail ?? children}</span>
    </>
  );
}

function Badges({ badges }: { badges: string[] }): JSX.Element {
  return (
    <>
      {badges.map(badge => (
        <span key={badge} className="jp-Bookstore-historyBadge">
          {badge}
        </span>
      ))}
    </>
  );
}
