import { SetupError, TransientError } from '../../model/errors';
import { bucketFix, corsFix, policyFix, versioningFix } from '../../model/setupFixes';
import type { CheckBoard } from './checkBoard';
import type { SetupCheckParts } from './checkSetup';

/** What the check itself stored. */
export type Written = {
  key: string;
  /** Empty where this page may not see it. */
  versionId: string;
  text: string;
};

/** Store a first version. @returns It, or `null` if that failed. */
export async function checkWriting(
  { subject, probe, now }: SetupCheckParts,
  key: string,
  board: CheckBoard
): Promise<Written | null> {
  const text = `Written by the set-up check of Bookstore, ${new Date(now()).toISOString()}\n`;
  try {
    const versionId = await probe.put(key, text);
    board.pass('bucket', `“${subject.target.bucket}” is there.`);
    if (versionId === 'null') {
      board.fail(
        'versioning',
        'Versioning is suspended: turn it on again.',
        versioningFix(subject)
      );
      return null;
    }
    tellVersionId(versionId, subject, board);
    return { key, versionId, text };
  } catch (error) {
    tellFailure(error as Error, subject, board);
    return null;
  }
}

function tellVersionId(
  versionId: string,
  subject: SetupCheckParts['subject'],
  board: CheckBoard
): void {
  if (versionId) {
    board.pass('versioning', `“${subject.target.bucket}” keeps versions.`);
    board.pass('version-id', 'A write gives its version’s id, and this page may see it.');
  } else {
    const isVersioned = board.has('versioning');
    board.fail(
      'version-id',
      isVersioned
        ? 'This page is not shown the id of what it wrote: CORS rules must expose “x-amz-version-id” by name.'
        : 'This page is not shown the id of what it wrote: either versioning is off, or CORS rules do not expose “x-amz-version-id” by name.',
      isVersioned ? corsFix(subject) : [versioningFix(subject), corsFix(subject)].join('\n')
    );
  }
}

function tellFailure(error: Error, subject: SetupCheckParts['subject'], board: CheckBoard): void {
  if (error instanceof TransientError && /could not be reached/.test(error.message)) {
    // Reading was let through just now.
    board.fail(
      'cors',
      `CORS rules let pages of ${subject.origin} read, but not write: they must allow the method PUT and all headers.`,
      corsFix(subject)
    );
  } else if (error instanceof SetupError && error.check === 'bucket') {
    board.fail('bucket', error.message, bucketFix(subject));
  } else {
    board.stumble('version-id', error, policyFix(subject));
  }
}
