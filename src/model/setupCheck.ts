import type { SetupCheckId } from './errors';

/** All checks of a set-up, in the order in which they are shown. */
export const SETUP_CHECKS: readonly SetupCheckId[] = [
  'endpoint',
  'cors',
  'credentials',
  'clock',
  'region',
  'bucket',
  'versioning',
  'version-id',
  'conditional',
  'list',
  'read',
  'checksum',
  'copy',
  'tags',
  'delete',
  'lifecycle',
  'lock'
];

/** `unknown`: it could not be tried, or nobody tells. */
export type CheckStatus = 'pass' | 'fail' | 'unknown';

/** What one check found. */
export type CheckResult = {
  id: SetupCheckId;
  status: CheckStatus;
  /** One sentence. */
  reason: string;
  /** What to paste or to tell an administrator; empty where there is nothing to do. */
  fix: string;
};

/** Under the workspace prefix; the check writes nowhere else. */
export const CHECK_FOLDER = '.bookstore-check';
