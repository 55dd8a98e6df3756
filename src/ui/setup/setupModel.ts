import { VDomModel } from '@jupyterlab/ui-components';
import type { SetupCheckId } from '../../model/errors';
import type { CheckResult } from '../../model/setupCheck';

/** What is checked, for a person. */
export type SetupPlace = {
  /** Empty if none is set. */
  bucket: string;
  endpoint: string;
  /** Of this page. */
  origin: string;
  workspacePrefix: string;
};

export type SetupModelParts = {
  /** What the settings name now. */
  place: () => SetupPlace;
  /** Try all of it; results are told as they come. */
  check: (onResult: (result: CheckResult) => void) => Promise<CheckResult[]>;
};

/** What the page of the set-up check shows. */
export class SetupModel extends VDomModel {
  constructor(private readonly parts: SetupModelParts) {
    super();
    this.place = parts.place();
  }

  /** Check, unless that is under way. */
  check(): Promise<CheckResult[]> {
    this.running ??= this.run().finally(() => {
      this.running = null;
      this.stateChanged.emit();
    });
    return this.running;
  }

  get isRunning(): boolean {
    return this.running !== null;
  }

  place: SetupPlace;
  /** What is known of this run. */
  results: ReadonlyMap<SetupCheckId, CheckResult> = new Map();

  private async run(): Promise<CheckResult[]> {
    this.place = this.parts.place();
    this.results = new Map();
    this.stateChanged.emit();
    return this.parts.check(result => {
      this.results = new Map(this.results).set(result.id, result);
      this.stateChanged.emit();
    });
  }

  private running: Promise<CheckResult[]> | null = null;
}
