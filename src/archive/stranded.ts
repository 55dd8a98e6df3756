import { bucketId, type Target } from '../model/target';
import type { Entry, Intent } from '../outbox/outbox';

/** Whether a row waits for a key that may not be written, elsewhere than where saves go now. */
export function isStranded(row: Intent | Entry, current: Target | null): boolean {
  return (
    row.stage === 'entry' &&
    row.parked?.name === 'ForbiddenError' &&
    row.target !== null &&
    current !== null &&
    placeOf(row.target) !== placeOf(current)
  );
}

function placeOf(target: Target): string {
  return `${bucketId(target)} ${target.prefix}`;
}
