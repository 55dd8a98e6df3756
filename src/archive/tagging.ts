import { ForbiddenError, NotFoundError, RejectedError } from '../model/errors';
import { cleanText } from '../model/tagText';
import type { Target } from '../model/target';
import { NO_TAGS, readTags, tagsChange, type VersionTags } from '../model/versionTags';
import type { IOutbox, Lane } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';
import type { History } from './history';
import { isOriginal } from './originalVersions';
import { TagKeeper } from './tagKeeper';

/** Names and pins of versions, wherever they are. */
export class Tagging {
  constructor(
    private readonly history: Pick<History, 'entryOf' | 'details' | 'currentId'>,
    private readonly outbox: Pick<IOutbox, 'update'>,
    private readonly storeOf: (target: Target) => IVersionStore
  ) {}

  /**
   * Name and pin of a version. Asked for once, until {@link forget}.
   * @throws NotFoundError if there is no such version, or it is a delete marker.
   */
  async get(lane: Lane, versionId: string, target: Target | null): Promise<VersionTags> {
    const entry = await this.history.entryOf(lane, versionId);
    if (entry) {
      return entry.tags ?? NO_TAGS;
    }
    if (isOriginal(versionId)) {
      return NO_TAGS;
    }
    const { tagCount } = await this.history.details(lane, versionId, target);
    const { bucket, key } = lane;
    const version = { bucket, key, versionId };
    return this.keeper.get(version, async () =>
      this.keeper.hasNone(version, tagCount) ? {} : this.storeOf(target!).tags(key, versionId)
    );
  }

  /**
   * Name or pin a version, or do away with it; what is left out stays.
   * @returns The id of the version: a local one may have been archived meanwhile.
   * @throws RejectedError if the name does not fit, or there is no save to name. ForbiddenError if the keys allow no tags.
   */
  async set(
    lane: Lane,
    versionId: string,
    target: Target | null,
    wanted: Partial<VersionTags>
  ): Promise<string> {
    const change = tagsChange(wanted);
    const entry = await this.history.entryOf(lane, versionId);
    if (entry) {
      const name = cleanText(wanted.name ?? entry.tags?.name ?? '');
      const tags = { ...NO_TAGS, ...entry.tags, ...wanted, name };
      if (await this.outbox.update(entry.id, { tags })) {
        return versionId;
      }
    }
    if (isOriginal(versionId)) {
      throw new RejectedError(
        'What a file was before its first save is no version that can be named or pinned. Restore it, and name the version that this makes.'
      );
    }
    const id = await this.history.currentId(lane, versionId, target);
    if (!target) {
      throw new NotFoundError(`There is no version ${id} of “${lane.key}” in this browser.`);
    }
    const { bucket, key } = lane;
    const tags = await this.storeOf(target).setTags(key, id, change).catch(explain(lane));
    this.keeper.learn({ bucket, key, versionId: id }, readTags(tags));
    return id;
  }

  /** Others may have named or pinned versions of a key: ask again. */
  forget(lane: Lane): void {
    this.keeper.forget(lane);
  }

  /** What is known of archived versions; it tells of what is changed here. */
  readonly keeper = new TagKeeper();
}

function explain({ key }: Lane): (error: Error) => never {
  return error => {
    throw error instanceof ForbiddenError
      ? new ForbiddenError(
          `Your keys may not name or pin versions of “${key}”: it is somebody else's, or they lack s3:PutObjectVersionTagging. (${error.message})`
        )
      : error;
  };
}
