import type { FilePlace } from '../../archive/fileHistory';
import { Runs } from '../../archive/runs';
import { pathUnder } from '../../model/key';
import { type Run, runsKeyOf } from '../../model/run';
import type { OpenBookstore } from '../../tokens';
import { coalesce } from '../coalesce';

/** How the last runs of a file's versions went, if scheduling is on. */
export class RowRuns {
  constructor(
    private readonly bookstore: OpenBookstore,
    private readonly onChange: () => void
  ) {
    this.runs = new Runs(target => bookstore.storeOf(target));
  }

  /** Another file is shown, or none; of which nothing is known until {@link again}. */
  show(place: FilePlace | null): void {
    this.place = place;
    this.known = new Map();
  }

  /** The last run of a version; `null` if there was none or nobody knows. */
  of({ versionId }: { versionId: string }): Run | null {
    return this.known.get(versionId) ?? null;
  }

  /** Ask again. */
  readonly again = coalesce(async () => {
    const { place } = this;
    const known = await this.ask(place);
    if (known && place === this.place) {
      this.known = known;
      this.onChange();
    }
  });

  private async ask(place: FilePlace | null): Promise<ReadonlyMap<string, Run> | null> {
    const { bookstore } = this;
    if (!bookstore.settings.scheduling || !place?.target || place.path === null) {
      return null;
    }
    try {
      const scheduled = bookstore.stageKey('scheduled', place.path);
      const runs = runsKeyOf(scheduled, pathUnder(place.target.prefix, place.key)!);
      return await this.runs.newest(place.target, { scheduled, runs });
    } catch {
      // The listing tells what is wrong with the bucket; rights on this prefix are not needed here.
      return null;
    }
  }

  private place: FilePlace | null = null;
  private known: ReadonlyMap<string, Run> = new Map();
  private readonly runs: Runs;
}
