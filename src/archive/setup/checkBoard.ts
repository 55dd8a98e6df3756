import {
  CredentialsError,
  ForbiddenError,
  SetupError,
  TransientError,
  type SetupCheckId
} from '../../model/errors';
import { SETUP_CHECKS, type CheckResult, type CheckStatus } from '../../model/setupCheck';

/** What the checks have found so far. */
export class CheckBoard {
  /** @param onResult - Told every result; a later one of the same check replaces the earlier one. */
  constructor(private readonly onResult: (result: CheckResult) => void) {}

  pass(id: SetupCheckId, reason: string): void {
    this.set(id, 'pass', reason, '');
  }

  fail(id: SetupCheckId, reason: string, fix: string): void {
    this.set(id, 'fail', reason, fix);
  }

  unknown(id: SetupCheckId, reason: string, fix = ''): void {
    this.set(id, 'unknown', reason, fix);
  }

  /**
   * Note what an error means for the check that met it.
   * @param fix - What helps if it is the rights of the keys.
   */
  stumble(id: SetupCheckId, error: Error, fix: string): void {
    if (error instanceof TransientError) {
      this.unknown(id, error.message);
    } else if (error instanceof CredentialsError) {
      this.fail('credentials', error.message, '');
    } else if (error instanceof SetupError) {
      this.fail(error.check === 'settings' ? 'bucket' : error.check, error.message, '');
    } else {
      this.fail(id, error.message, error instanceof ForbiddenError ? fix : '');
    }
  }

  /** Whether a check has a result yet. */
  has(id: SetupCheckId): boolean {
    return this.found.has(id);
  }

  /** All of them; those that nobody came to are unknown. */
  finish(): CheckResult[] {
    for (const id of SETUP_CHECKS) {
      if (!this.found.has(id)) {
        this.unknown(id, 'Not tried, because an earlier check did not pass.');
      }
    }
    return SETUP_CHECKS.map(id => this.found.get(id)!);
  }

  private set(id: SetupCheckId, status: CheckStatus, reason: string, fix: string): void {
    const result = { id, status, reason, fix };
    this.found.set(id, result);
    this.onResult(result);
  }

  private readonly found = new Map<SetupCheckId, CheckResult>();
}
