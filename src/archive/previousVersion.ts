import { NotFoundError } from '../model/errors';
import { compareAt } from '../model/save';
import type { Target } from '../model/target';
import type { Lane } from '../outbox/outbox';
import type { History } from './history';
import { isOriginal } from './originalVersions';

/** Small: a page of 1,000 blocks the page for a fifth of a second. */
const PAGE_SIZE = 50;

type Reading = Pick<History, 'list' | 'original' | 'details'>;

/**
 * The id of the next older version of the same key that has bytes; before the oldest comes what the
 * file was before its first save, if that is kept.
 * @throws NotFoundError if there is none, or no such version; what the store throws.
 */
export async function previousId(
  history: Reading,
  lane: Lane,
  versionId: string,
  target: Target | null
): Promise<string> {
  const found = isOriginal(versionId)
    ? null
    : ((await olderId(history, lane, versionId, target)) ??
      (await originalId(history, lane, versionId, target)));
  if (!found) {
    throw new NotFoundError(
      'This is the oldest version: there is none before it to compare it with.'
    );
  }
  return found;
}

/** `null` for the oldest one. */
async function olderId(
  history: Reading,
  lane: Lane,
  versionId: string,
  target: Target | null
): Promise<string | null> {
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
  if (!isPassed) {
    throw new NotFoundError(`There is no version ${versionId} of “${lane.key}”.`);
  }
  return null;
}

/** `null` too if the oldest version is older: somebody else had saved the file by then. */
async function originalId(
  history: Reading,
  lane: Lane,
  oldestId: string,
  target: Target | null
): Promise<string | null> {
  const original = await history.original(lane);
  if (!original) {
    return null;
  }
  const { at } = await history.details(lane, oldestId, target);
  return compareAt(original.metadata.at ?? '', at) < 0 ? original.versionId : null;
}
