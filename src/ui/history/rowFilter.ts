import type { Formats } from './formats';
import type { VersionRow } from './row';
import { metadataOf } from './versionRows';

/** Which versions are wanted. */
export type Filter = {
  /** Part of an author, a date or a note, in any case; empty for all. */
  text: string;
  /** Without autosaves and what Jupyter noticed by itself. */
  isManualOnly: boolean;
};

export const NO_FILTER: Filter = { text: '', isManualOnly: false };

export function isFiltering({ text, isManualOnly }: Filter): boolean {
  return text.trim() !== '' || isManualOnly;
}

/** Tells whether a version is wanted. Every word must be found, wherever. */
export function rowFilter(filter: Filter, formats: Formats, now: Date) {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (row: VersionRow): boolean => {
    const metadata = metadataOf(row);
    if (filter.isManualOnly && !isManual(metadata?.how)) {
      return false;
    }
    if (words.length === 0) {
      return true;
    }
    const { at } = row;
    const day = new Date(at);
    day.setHours(0, 0, 0, 0);
    const told = [metadata?.by, metadata?.note, formats.moment(at), formats.day(day, now)];
    const text = told.join(' ').toLocaleLowerCase();
    return words.every(word => text.includes(word));
  };
}

function isManual(how: string | undefined): boolean {
  return how !== undefined && how !== 'auto' && how !== 'found' && how !== 'disk';
}
