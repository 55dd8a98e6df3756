import type { Run } from '../model/run';
import type { Target } from '../model/target';
import type { VersionDetails } from '../model/version';
import type { IVersionStore } from '../store/versionStore';
import { DetailsCache } from './detailsCache';

/** How many of the newest runs are looked at. */
const NEWEST = 10;

/** What became of the versions that were scheduled, as the scheduler wrote it back. */
export class Runs {
  constructor(private readonly storeOf: (target: Target) => IVersionStore) {}

  /**
   * The newest run of each version that one of the newest runs ran, by the version's id in the
   * workspace.
   * @param scheduled - Key of the scheduled file.
   * @param runs - Key whose versions are its runs.
   * @throws what IVersionStore.list and head throw.
   */
  async newest(
    target: Target,
    { scheduled, runs }: { scheduled: string; runs: string }
  ): Promise<ReadonlyMap<string, Run>> {
    const { versions } = await this.storeOf(target).list(runs, { size: NEWEST });
    const objects = versions.filter(({ kind }) => kind === 'object');
    const found = await Promise.all(
      objects.map(({ versionId }) => this.read(target, { scheduled, runs, versionId }))
    );
    // Oldest first, so that the newest one stays.
    return new Map(found.filter(each => each !== null).reverse());
  }

  /** `null` for what is no run, or of a version that nobody knows. */
  private async read(
    target: Target,
    { scheduled, runs, versionId }: { scheduled: string; runs: string; versionId: string }
  ): Promise<[string, Run] | null> {
    const { metadata, storedAt } = await this.head(target, runs, versionId);
    const { run: outcome, at = storedAt, note = '', from } = metadata ?? {};
    if (!outcome || !from) {
      return null;
    }
    const copy = await this.head(target, scheduled, from.versionId).catch(() => null);
    const source = copy?.metadata?.from?.versionId;
    return source === undefined ? null : [source, { outcome, at, note }];
  }

  private head(target: Target, key: string, versionId: string): Promise<VersionDetails> {
    const id = JSON.stringify([target.endpoint, target.bucket, key, versionId]);
    return this.known.get(id, () => this.storeOf(target).head(key, versionId));
  }

  private readonly known = new DetailsCache();
}
