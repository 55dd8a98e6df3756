import type { Formats } from './formats';
import type { VersionRow } from './row';
import { metadataOf } from './versionRows';

/** Which versions are wanted. */
export type Filter = {
  /** Part of a name, an author, a date or a note, in any case; empty for all. */
  text: string;
  /** `named`: or pinned. `manual`: no autosaves, nor what Jupyter noticed by itself. */
  only: 'all' | 'named' | 'manual';
};

export const NO_FILTER: Filter = { text: '', only: 'all' };

export function isFiltering({ text, only }: Filter): boolean {
  return text.trim() !== '' || only !== 'all';
}

/** Tells whether a version is wanted. Every word must be found, wherever. */
export function rowFilter(filter: Filter, formats: Formats, now: Date) {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (row: VersionRow): boolean => {
    const metadata = metadataOf(row);
    const { tags } = row;
    if (filter.only === 'manual' && !isManual(metadata?.how)) {
      return false;
    }
    if (filter.only === 'named' && !tags?.name && !tags?.pinned) {
      return false;
    }
    if (words.length === 0) {
      return true;
    }
    const { at } = row;
    const day = new Date(at);
    day.setHours(0, 0, 0, 0);
    const told = [
      tags?.name,
      metadata?.by,
      metadata?.note,
      formats.moment(at),
      formats.day(day, now)
    ];
    const text = told.join(' ').toLocaleLowerCase();
    return words.every(word => text.includes(word));
  };
}

function isManual(how: string | undefined): boolean {
  return how !== undefined && how !== 'auto' && how !== 'found' && how !== 'disk';
}
