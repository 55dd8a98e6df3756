import type { Entry, Intent } from './outbox';

/** Whether a row is what was once written there, as far as archiving it goes. */
export function isWhole(row: Intent | Entry): boolean {
  const isPlaced = row.bucket === '' || !!row.target?.bucket;
  return isPlaced && isText(row.at) && (row.stage === 'intent' || hasSave(row));
}

function hasSave({ stage, save, sha256, metadata }: Entry): boolean {
  return (
    stage === 'entry' && [save, sha256].every(isText) && !!metadata && typeof metadata === 'object'
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
