import { LOCAL_ID } from '../../archive/history';
import { isOriginal } from '../../archive/originalVersions';
import { RejectedError, SetupError } from '../../model/errors';
import { reviveError } from '../../model/reviveError';
import type { OpenBookstore } from '../../tokens';
import { nextEmission } from '../nextEmission';
import type { ChosenVersion } from './chooseVersion';

/**
 * Wait until a version is in the bucket. While nobody answers, it goes on waiting.
 * @returns The version as it is found there; `null` once `signal` is aborted.
 * @throws RejectedError for what is never sent; SetupError without a bucket; what parked the version or paused its bucket.
 */
export async function untilArchived(
  bookstore: OpenBookstore,
  version: ChosenVersion,
  signal: AbortSignal
): Promise<ChosenVersion | null> {
  if (isOriginal(version.versionId)) {
    throw new RejectedError(
      'What a file was before its first save stays in this browser. Restore it, and take the version that this makes.'
    );
  }
  while (!signal.aborted) {
    const { history, outbox } = bookstore;
    // Before looking, so that what comes while we look is not missed.
    const news = nextEmission(bookstore.statusChanged, signal);
    const { bucket, key, target } = version;
    if (!target) {
      throw new SetupError('bucket', 'No bucket is set: versions are only in this browser.');
    }
    const versionId = await history.currentId(version, version.versionId, target);
    if (!versionId.startsWith(LOCAL_ID)) {
      return { ...version, versionId };
    }
    const rows = await outbox.rows(bucket, key);
    const parked = rows.flatMap(row => (row.stage === 'entry' && row.parked) || []);
    const condition = (await outbox.conditions()).find(each => each.bucket === bucket);
    const problem = parked[0] ?? (condition?.state === 'paused' ? condition.error : undefined);
    if (problem) {
      throw reviveError(problem);
    }
    await news;
  }
  return null;
}
