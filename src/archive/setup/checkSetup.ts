import { keyOf } from '../../model/key';
import { CHECK_FOLDER, type CheckResult } from '../../model/setupCheck';
import type { SetupSubject } from '../../model/setupFixes';
import type { ISetupProbe } from '../../store/setupProbe';
import type { IVersionStore } from '../../store/versionStore';
import { checkBucketRules } from './bucketRules';
import { CheckBoard } from './checkBoard';
import { checkEndpoint } from './endpoint';
import { checkFirstAnswer } from './firstAnswer';
import { checkVersions } from './versionChecks';
import { checkWriting } from './writing';

/** What a check of the set-up is made of. */
export type SetupCheckParts = {
  subject: SetupSubject;
  probe: ISetupProbe;
  store: Pick<IVersionStore, 'list' | 'get' | 'head' | 'tags' | 'setTags'>;
  /** Milliseconds since 1970. */
  now: () => number;
};

/**
 * Try everything that archiving needs, from the outside in. It writes only under
 * `<workspace prefix>/.bookstore-check/`, and leaves what it wrote there.
 * @param onResult - Told each result when it is known; a later one may replace an earlier one.
 * @returns One result for each check, in their order. Failures are results, never thrown.
 */
export async function checkSetup(
  parts: SetupCheckParts,
  onResult: (result: CheckResult) => void = () => undefined
): Promise<CheckResult[]> {
  const board = new CheckBoard(onResult);
  if ((await checkEndpoint(parts, board)) && (await checkFirstAnswer(parts, board))) {
    await checkBucketRules(parts, board);
    const key = keyOf(parts.subject.target.prefix, `${CHECK_FOLDER}/check.txt`);
    const written = await checkWriting(parts, key, board);
    if (written) {
      await checkVersions(parts, written, board);
    }
  }
  return board.finish();
}
