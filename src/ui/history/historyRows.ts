import type { Chapter } from '../../archive/fileHistory';
import type { LocalVersion } from '../../archive/history';
import type { VersionDetails } from '../../model/version';
import type { VersionTags } from '../../model/versionTags';
import { foldAutosaves } from './foldAutosaves';
import type { Missing, Row, VersionRow } from './row';
import { versionRows, type KeptRows } from './versionRows';

export type RowsInput = {
  chapters: Pick<Chapter, 'key' | 'versions'>[];
  /** By row id; `null` where asking failed. */
  details: ReadonlyMap<string, VersionDetails | null>;
  /** By row id; `null` where asking failed. */
  tags: ReadonlyMap<string, VersionTags | null>;
  gaps: Missing[];
  /** What the file was before its first save; stands below all versions. */
  original?: LocalVersion | null;
  /** Row ids of versions whose fold is open. */
  opened: ReadonlySet<string>;
  isShown: (row: VersionRow) => boolean;
  /** A filter is on: what is no version is left out, and nothing is folded. */
  isFiltered: boolean;
  /** What was made before, for the next time. */
  kept?: KeptRows;
};

/** The lines of the panel, top to bottom. */
export function historyRows(input: RowsInput): Row[] {
  const { chapters, details, tags, gaps, opened, isShown, isFiltered, kept } = input;
  let rows: Row[] = isFiltered ? [] : [{ kind: 'working', id: 'working' }];
  chapters.forEach((chapter, index) => {
    const versions = versionRows(chapter.versions, details, tags, kept).filter(isShown);
    if (index > 0 && versions.length > 0) {
      rows.push({ kind: 'earlier', id: `earlier ${chapter.key}`, key: chapter.key });
    }
    const withGaps = index > 0 || isFiltered ? versions : insertGaps(versions, gaps);
    const isLast = index === chapters.length - 1;
    const days = byDay(isLast ? withGaps.concat(originalRows(input)) : withGaps);
    rows = rows.concat(isFiltered ? days : foldAutosaves(days, opened));
  });
  return rows;
}

function originalRows({ original, details, isShown }: RowsInput): VersionRow[] {
  const rows = original ? versionRows([original], details) : [];
  return rows.map(row => ({ ...row, isOriginal: true as const })).filter(isShown);
}

type Timed = Extract<Row, { at: Date }>;

function insertGaps(versions: VersionRow[], gaps: Missing[]): Timed[] {
  const rows: Timed[] = [...versions];
  for (const { at, isDamaged } of gaps) {
    const before = rows.findIndex(row => row.at < at);
    const gap: Timed = { kind: 'gap', id: `gap ${at.toISOString()}`, at, isDamaged };
    rows.splice(before < 0 ? rows.length : before, 0, gap);
  }
  return rows;
}

function byDay(rows: Timed[]): Row[] {
  const days: Row[] = [];
  let from = NaN;
  let to = NaN;
  for (const row of rows) {
    const at = row.at.getTime();
    if (!(from <= at && at < to)) {
      const day = new Date(row.at);
      from = day.setHours(0, 0, 0, 0);
      to = new Date(day).setDate(day.getDate() + 1);
      days.push({ kind: 'day', id: `day ${from} ${row.id}`, day });
    }
    days.push(row);
  }
  return days;
}
