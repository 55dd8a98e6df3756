import type { FilePlace } from '../../archive/fileHistory';
import type { History } from '../../archive/history';
import type { Version, VersionDetails } from '../../model/version';
import type { VersionTags } from '../../model/versionTags';
import { DetailsQueue } from './detailsQueue';
import { rowId } from './row';

/** Few at once: details come first, and saves before both. */
const AT_ONCE = 2;

/** Names and pins of the archived versions in the panel. Unlike details, they change. */
export class RowTags {
  constructor(
    private readonly tagging: History['tagging'],
    private readonly onChange: () => void
  ) {
    this.stop = tagging.keeper.onChange((version, tags) => this.answer(rowId(version), tags));
  }

  /** By row id; `null` where asking failed, left out where nobody asked yet. */
  get known(): ReadonlyMap<string, VersionTags | null> {
    return this.answers;
  }

  /** Ask for these and no others, of those whose details are known. */
  want(
    { bucket, target }: FilePlace,
    versions: Version[],
    details: ReadonlyMap<string, VersionDetails | null>
  ): void {
    const lacking = versions.filter(version => {
      const id = rowId(version);
      return details.get(id) && !this.isFresh.has(id);
    });
    this.queue.want(
      lacking.map(({ key, versionId }) => ({
        id: rowId({ key, versionId }),
        ask: () => this.tagging.get({ bucket, key }, versionId, target)
      }))
    );
  }

  /** Others may have changed them: ask again, and show what was known until then. */
  again(bucket: string, keys: string[]): void {
    keys.forEach(key => this.tagging.forget({ bucket, key }));
    this.isFresh.clear();
  }

  /** Another file is shown. */
  clear(): void {
    this.answers.clear();
    this.isFresh.clear();
  }

  dispose(): void {
    this.stop();
  }

  private answer(id: string, tags: VersionTags | null): void {
    this.isFresh.add(id);
    this.answers.set(id, tags ?? this.answers.get(id) ?? null);
    this.onChange();
  }

  private readonly answers = new Map<string, VersionTags | null>();
  private readonly isFresh = new Set<string>();
  private readonly stop: () => void;
  private readonly queue = new DetailsQueue<VersionTags>(
    (id, tags) => this.answer(id, tags),
    AT_ONCE
  );
}
