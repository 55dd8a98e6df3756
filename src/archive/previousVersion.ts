import { NotFoundError } from '../model/errors';
import type { Target } from '../model/target';
import type { Lane } from '../outbox/outbox';
import type { History } from './history';

/** Small: a page of 1,000 blocks the page for a fifth of a second. */
const PAGE_SIZE = 50;

/**
 * The id of the next older version of the same key that has bytes.
 * @throws NotFoundError if there is none, or no such version; what the store throws.
 */
export async function previousId(
  history: Pick<History, 'list'>,
  lane: Lane,
  versionId: string,
  target: Target | null
): Promise<string> {
  let isPassed = false;
  let after: string | null = null;
  do {
    const page = await history.list(lane, target, { after, size: PAGE_SIZE });
    for (const version of page.versions) {
      if (isPassed && version.kind !== 'marker') {
        return version.versionId;
      }
      isPassed ||= version.versionId === versionId;
    }
    after = page.next;
  } while (after !== null);
  throw new NotFoundError(
    isPassed
      ? 'This is the oldest version: there is none before it to compare it with.'
      : `There is no version ${versionId} of “${lane.key}”.`
  );
}
