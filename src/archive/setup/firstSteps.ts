import type { ErrorDescription } from '../../model/errors';
import type { Settings } from '../../model/settings';
import type { CheckResult } from '../../model/setupCheck';
import type { Status } from '../status';

export type FirstStepId = 'bucket' | 'credentials' | 'check';

/** One of the steps from nothing to a bucket that takes versions. */
export type FirstStep = {
  id: FirstStepId;
  state: 'done' | 'open' | 'failed';
  /** Why it failed; else empty. */
  reason: string;
};

export type FirstStepsFacts = {
  settings: Pick<Settings, 'bucket' | 'credentials'>;
  /** `null` while nobody knows. */
  status: Status | null;
  /** What keeps saves or lists from the bucket. */
  problem: ErrorDescription | null;
  /** What the newest check of this set-up found; `null` before there was one. */
  lastCheck: readonly CheckResult[] | null;
};

/** What is wrong with the bucket's name and address: the settings have them. */
const OF_THE_BUCKET = ['settings', 'bucket', 'endpoint', 'region'];

/** How far the set-up is: bucket, credentials, check, in this order. */
export function firstSteps(facts: FirstStepsFacts): FirstStep[] {
  return [bucketStep(facts), credentialsStep(facts), checkStep(facts)];
}

function bucketStep({ settings, problem }: FirstStepsFacts): FirstStep {
  if (!settings.bucket) {
    return { id: 'bucket', state: 'open', reason: '' };
  }
  return problem && isOfTheBucket(problem)
    ? { id: 'bucket', state: 'failed', reason: problem.message }
    : { id: 'bucket', state: 'done', reason: '' };
}

function credentialsStep({ settings, status, problem }: FirstStepsFacts): FirstStep {
  if (problem && isOfTheKeys(problem)) {
    const isMissing = problem.name === 'CredentialsError' && problem.check === 'credentials';
    return isMissing
      ? { id: 'credentials', state: 'open', reason: '' }
      : { id: 'credentials', state: 'failed', reason: problem.message };
  }
  // Whatever else is wrong was found with keys; and another provider brings them by itself.
  const wereUsed = settings.bucket !== '' && status !== null && status.kind !== 'local';
  const isDone = wereUsed || settings.credentials.provider !== 'prompt';
  return { id: 'credentials', state: isDone ? 'done' : 'open', reason: '' };
}

function checkStep({ settings, problem, lastCheck }: FirstStepsFacts): FirstStep {
  const failed = lastCheck?.find(({ status }) => status === 'fail');
  if (!settings.bucket) {
    return { id: 'check', state: 'open', reason: '' };
  }
  if (failed) {
    return { id: 'check', state: 'failed', reason: failed.reason };
  }
  if (problem && !isOfTheBucket(problem) && !isOfTheKeys(problem)) {
    return { id: 'check', state: 'failed', reason: problem.message };
  }
  // A check that met nobody has no failure either.
  const wasSeen = lastCheck?.some(({ id, status }) => id === 'version-id' && status === 'pass');
  return { id: 'check', state: wasSeen && !problem ? 'done' : 'open', reason: '' };
}

function isOfTheBucket({ check }: ErrorDescription): boolean {
  return check !== undefined && OF_THE_BUCKET.includes(check);
}

function isOfTheKeys({ name, check }: ErrorDescription): boolean {
  return name === 'CredentialsError' || check === 'credentials';
}
