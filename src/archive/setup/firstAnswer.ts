import {
  CredentialsError,
  ForbiddenError,
  SetupError,
  TransientError,
  type SetupCheckId
} from '../../model/errors';
import {
  bucketFix,
  clockFix,
  corsFix,
  credentialsFix,
  endpointFix,
  regionFix,
  versioningFix,
  type SetupSubject
} from '../../model/setupFixes';
import type { BucketLook } from '../../store/setupProbe';
import type { CheckBoard } from './checkBoard';
import type { SetupCheckParts } from './checkSetup';

const MINUTE_MS = 60_000;
/** S3 refuses what was signed by a clock that is further off. */
const MAX_SKEW_MS = 15 * MINUTE_MS;

/**
 * What the first signed request tells, from keys to versioning.
 * @returns Whether to go on.
 */
export async function checkFirstAnswer(
  parts: SetupCheckParts,
  board: CheckBoard
): Promise<boolean> {
  const { subject, probe, now } = parts;
  let expiresAt: number | null;
  let look: BucketLook;
  try {
    ({ expiresAt } = await probe.keys());
    look = await probe.look();
  } catch (error) {
    board.fail('credentials', (error as Error).message, credentialsFix(subject));
    return false;
  }
  const { failure } = look;
  if (failure && !(failure instanceof ForbiddenError)) {
    tellFailure(failure, look, subject, board);
    return false;
  }
  const { bucket, region } = subject.target;
  board.pass('cors', `The store lets pages of ${subject.origin} in.`);
  board.pass('credentials', keysWork(expiresAt, now()));
  tellClock(look, now(), board);
  board.pass('region', `“${region}” is right.`);
  if (failure) {
    // Whoever may not ask can still write: the version's id will tell.
    return true;
  }
  board.pass('bucket', `“${bucket}” is there.`);
  return tellVersioning(look, subject, board);
}

function tellVersioning(
  { versioning }: BucketLook,
  subject: SetupSubject,
  board: CheckBoard
): boolean {
  const { bucket } = subject.target;
  if (versioning === 'Enabled') {
    board.pass('versioning', `“${bucket}” keeps versions.`);
    return true;
  }
  const state =
    versioning === 'Suspended'
      ? `Versioning of “${bucket}” is suspended`
      : `“${bucket}” keeps no versions`;
  board.fail(
    'versioning',
    `${state}: each save would replace the one before. Turned on, it can take 15 minutes to act.`,
    versioningFix(subject)
  );
  return false;
}

/** What a refusal tells of all that it got past. */
function tellFailure(
  failure: Error,
  look: BucketLook,
  subject: SetupSubject,
  board: CheckBoard
): void {
  if (failure instanceof TransientError) {
    tellNoAnswer(failure, subject, board);
    return;
  }
  board.pass('cors', `The store lets pages of ${subject.origin} in.`);
  const check: SetupCheckId =
    failure instanceof SetupError && failure.check !== 'settings'
      ? failure.check
      : failure instanceof CredentialsError
        ? 'credentials'
        : 'bucket';
  const fixes: Partial<Record<SetupCheckId, string>> = {
    credentials: credentialsFix(subject),
    clock: clockFix(),
    region: regionFix(subject, look.region),
    bucket: bucketFix(subject),
    endpoint: endpointFix(subject)
  };
  board.fail(check, failure.message, fixes[check] ?? '');
}

/** Somebody is there, since the endpoint answered, but this page is not told what was said. */
function tellNoAnswer(failure: Error, subject: SetupSubject, board: CheckBoard): void {
  if (!/could not be reached/.test(failure.message)) {
    board.unknown('cors', failure.message);
    return;
  }
  const { bucket, region, endpoint } = subject.target;
  const others = endpoint
    ? `there is no bucket “${bucket}”`
    : `there is no bucket “${bucket}” or it is not in ${region}`;
  board.fail(
    'cors',
    `The store answers, but keeps its answers from pages of ${subject.origin}: CORS rules do not let them in, or ${others}.`,
    corsFix(subject)
  );
}

function keysWork(expiresAt: number | null, now: number): string {
  if (expiresAt === null) {
    return 'The store takes the keys; they never expire, so short-lived ones would be safer.';
  }
  const minutes = Math.max(0, Math.round((expiresAt - now) / MINUTE_MS));
  const inMinutes = new Intl.RelativeTimeFormat(undefined).format(minutes, 'minute');
  return `The store takes the keys; they expire ${inMinutes} and are renewed before.`;
}

function tellClock({ storeTime }: BucketLook, now: number, board: CheckBoard): void {
  if (storeTime === null) {
    board.pass('clock', 'The store takes what this computer’s clock signs.');
    return;
  }
  const skewMs = Math.abs(now - storeTime);
  const minutes = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long'
  }).format(Math.round(skewMs / MINUTE_MS));
  if (skewMs > MAX_SKEW_MS) {
    board.fail(
      'clock',
      `This computer’s clock differs by ${minutes} from the store’s: set it.`,
      clockFix()
    );
  } else {
    const how = skewMs < MINUTE_MS ? 'agree' : `differ by ${minutes}, which the store allows`;
    board.pass('clock', `The clocks of this computer and of the store ${how}.`);
  }
}
