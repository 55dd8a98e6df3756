import type { FilePlace } from '../../archive/fileHistory';
import type { OpenBookstore } from '../../tokens';
import { whenIdle } from '../whenIdle';
import { RowRuns } from './rowRuns';
import { Stages } from './stages';

/** What is told beside the versions of a file: where they stand, and how their runs went. */
export class Beside {
  constructor(bookstore: OpenBookstore, onChange: () => void) {
    this.stages = new Stages(bookstore, onChange);
    this.runs = new RowRuns(bookstore, onChange);
  }

  dispose(): void {
    this.stages.dispose();
  }

  /** Another file is shown, or none; of which nothing is known until it is asked for. */
  show(place: FilePlace | null): void {
    this.isAsked = false;
    this.stages.show(place);
    this.runs.show(place);
  }

  /** Ask, unless that was done: once the versions are shown, which are waited for. */
  async ask(): Promise<void> {
    if (!this.isAsked) {
      this.isAsked = true;
      await whenIdle();
      this.again();
    }
  }

  /** Ask again. */
  again(): void {
    this.stages.again();
    this.runs.again();
  }

  readonly stages: Stages;
  readonly runs: RowRuns;
  private isAsked = false;
}
