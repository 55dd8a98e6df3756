import type { Chapter } from '../../archive/fileHistory';
import type { VersionDetails } from '../../model/version';
import type { VersionTags } from '../../model/versionTags';
import { foldAutosaves } from './foldAutosaves';
import type { Row, VersionRow } from './row';
import { versionRows } from './versionRows';

export type RowsInput = {
  chapters: Pick<Chapter, 'key' | 'versions'>[];
  /** By row id; `null` where asking failed. */
  details: ReadonlyMap<string, VersionDetails | null>;
  /** By row id; `null` where asking failed. */
  tags: ReadonlyMap<string, VersionTags | null>;
  /** Times of saves that were overwritten before they could be read. */
  gaps: Date[];
  /** Row ids of versions whose fold is open. */
  opened: ReadonlySet<string>;
  isShown: (row: VersionRow) => boolean;
  /** A filter is on: what is no version is left out, and nothing is folded. */
  isFiltered: boolean;
};

/** The lines of the panel, top to bottom. */
export function historyRows(input: RowsInput): Row[] {
  const { chapters, gaps, opened, isShown, isFiltered } = input;
  const rows: Row[] = isFiltered ? [] : [{ kind: 'working', id: 'working' }];
  chapters.forEach((chapter, index) => {
    const versions = versionRows(chapter.versions, input.details, input.tags).filter(isShown);
    if (index > 0 && versions.length > 0) {
      rows.push({ kind: 'earlier', id: `earlier ${chapter.key}`, key: chapter.key });
    }
    const withGaps = index > 0 || isFiltered ? versions : insertGaps(versions, gaps);
    const days = byDay(withGaps);
    rows.push(...(isFiltered ? days : foldAutosaves(days, opened)));
  });
  return rows;
}

type Timed = Extract<Row, { at: Date }>;

function insertGaps(versions: VersionRow[], gaps: Date[]): Timed[] {
  const rows: Timed[] = [...versions];
  for (const at of gaps) {
    const before = rows.findIndex(row => row.at < at);
    const gap: Timed = { kind: 'gap', id: `gap ${at.toISOString()}`, at };
    rows.splice(before < 0 ? rows.length : before, 0, gap);
  }
  return rows;
}

function byDay(rows: Timed[]): Row[] {
  const days: Row[] = [];
  let last = NaN;
  for (const row of rows) {
    const day = new Date(row.at);
    day.setHours(0, 0, 0, 0);
    if (day.getTime() !== last) {
      last = day.getTime();
      days.push({ kind: 'day', id: `day ${last} ${row.id}`, day });
    }
    days.push(row);
  }
  return days;
}
