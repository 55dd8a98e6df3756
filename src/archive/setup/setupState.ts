import type { Settings } from '../../model/settings';
import type { CheckResult } from '../../model/setupCheck';
import type { Source } from '../targetSelector';

/** What is known of the set-up in force: who set it, and what the newest check of it found. */
export class SetupState {
  constructor(private readonly onChange: () => void) {}

  /** These settings are in force: what was found of others says nothing of them. */
  use(settings: Settings, setBy: Source): void {
    const { bucket, endpoint, region, workspacePrefix, credentials } = settings;
    const told = JSON.stringify([bucket, endpoint, region, workspacePrefix, credentials]);
    this.setBy = setBy;
    if (told !== this.told) {
      this.told = told;
      this.checks = null;
    }
  }

  /** What the newest check found; `null` before there was one. */
  get lastCheck(): readonly CheckResult[] | null {
    return this.checks;
  }

  /** A check begins. @returns what to tell what it found; that is dropped if it was of other settings. */
  beginCheck(): (checks: readonly CheckResult[]) => void {
    const { told } = this;
    return checks => {
      if (told === this.told) {
        this.checks = checks;
        this.onChange();
      }
    };
  }

  forgetCheck(): void {
    this.checks = null;
  }

  /** Who set the bucket or its address. */
  setBy: Source = 'administrator';

  private told = '';
  private checks: readonly CheckResult[] | null = null;
}
