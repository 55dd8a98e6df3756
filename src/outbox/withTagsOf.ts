import type { Entry, Intent } from './outbox';

/** The row as it shall be; somebody may have named it since it was read. */
export function withTagsOf(current: Intent | Entry, row: Intent | Entry): Intent | Entry {
  const tags = row.stage === 'entry' && current.stage === 'entry' && current.tags;
  return tags ? { ...row, tags } : row;
}
