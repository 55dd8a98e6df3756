import { ForbiddenError } from '../../model/errors';
import { expiringRules, withoutExpiry, type LifecycleRule } from '../../model/expiringRules';
import { lifecycleFix, lookFix } from '../../model/setupFixes';
import type { CheckBoard } from './checkBoard';
import type { SetupCheckParts } from './checkSetup';

/** Rules of the bucket that end versions, or keep them. Nothing else depends on them. */
export async function checkBucketRules(parts: SetupCheckParts, board: CheckBoard): Promise<void> {
  await checkLifecycle(parts, board);
  await checkLock(parts, board);
}

async function checkLifecycle({ subject, probe }: SetupCheckParts, board: CheckBoard) {
  const { target, publishedPrefix, scheduledPrefix } = subject;
  try {
    const rules = await probe.lifecycle();
    const expiring = expiringRules(rules, [target.prefix, publishedPrefix, scheduledPrefix]);
    if (expiring.length > 0) {
      const fix = lifecycleFix(subject, withoutExpiry(rules, expiring));
      board.fail('lifecycle', `Versions do not last: ${expiring.map(inWords).join('; ')}.`, fix);
    } else {
      board.pass('lifecycle', 'No lifecycle rule ends versions.');
    }
  } catch (error) {
    board.unknown('lifecycle', whyUnknown(error), lookFix(subject, 'lifecycle'));
  }
}

async function checkLock({ subject, probe }: SetupCheckParts, board: CheckBoard) {
  try {
    board.pass(
      'lock',
      (await probe.lock())
        ? 'Object Lock is on: it can keep even administrators from deleting versions.'
        : 'Object Lock is off: administrators can delete versions. It is not needed.'
    );
  } catch (error) {
    board.unknown('lock', whyUnknown(error), lookFix(subject, 'lock'));
  }
}

function whyUnknown(error: unknown): string {
  return error instanceof ForbiddenError
    ? 'These keys may not ask; the administrator can look.'
    : `The store does not tell: ${(error as Error).message}`;
}

function inWords({ ID, Expiration, NoncurrentVersionExpiration }: LifecycleRule): string {
  const name = ID ? `the rule “${ID}”` : 'a rule';
  const { NoncurrentDays, NewerNoncurrentVersions } = NoncurrentVersionExpiration ?? {};
  const ends = [
    NoncurrentVersionExpiration &&
      `deletes replaced versions after ${days(NoncurrentDays)}` +
        (NewerNoncurrentVersions ? ` but for the newest ${NewerNoncurrentVersions}` : ''),
    Expiration?.Days && `hides notebooks that were not saved for ${days(Expiration.Days)}`,
    Expiration?.Date && `hides notebooks on a fixed date`
  ];
  return `${name} ${ends.filter(Boolean).join(' and ')}`;
}

function days(count = 0): string {
  const options = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(undefined, options).format(count);
}
