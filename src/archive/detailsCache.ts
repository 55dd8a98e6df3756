import type { VersionDetails } from '../model/version';

/** Enough for the versions that somebody looks at in a day; some 2 MB. */
const MOST_KEPT = 4_000;

/** Details of versions: a version never changes, so each is asked for once. */
export class DetailsCache {
  constructor(private readonly most = MOST_KEPT) {}

  /**
   * Details from here, or as `ask` gets them.
   * @param id - Names the version among all buckets.
   * @throws what `ask` throws; the next call asks again.
   */
  get(id: string, ask: () => Promise<VersionDetails>): Promise<VersionDetails> {
    const kept = this.kept.get(id);
    if (kept) {
      return kept;
    }
    const asked = ask();
    this.kept.set(id, asked);
    asked.catch(() => this.kept.delete(id));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) {
        break;
      }
      this.kept.delete(oldest);
    }
    return asked;
  }

  private readonly kept = new Map<string, Promise<VersionDetails>>();
}
