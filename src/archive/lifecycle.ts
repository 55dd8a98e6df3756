import { CancelledError, ForbiddenError, NotFoundError } from '../model/errors';
import type { How, VersionMetadata } from '../model/metadata';
import type { Target } from '../model/target';
import type { VersionDetails } from '../model/version';
import type { Condition, IVersionStore, Receipt } from '../store/versionStore';

/** What a version is copied to, and what the copy says of itself. */
export type Stage = {
  how: Extract<How, 'publish' | 'schedule'>;
  /** Full key of the copy. */
  to: string;
  by: string;
  note?: string;
  cron?: string;
  parameters?: Record<string, unknown>;
  /** What was seen at `to`, `null` for nothing; left out if nobody looked. */
  standing?: VersionDetails | null;
};

/**
 * Moves versions through their life, from the workspace to where they are published or scheduled,
 * by id and without their bytes.
 */
export class Lifecycle {
  constructor(
    private readonly storeOf: (target: Target) => IVersionStore,
    /** ISO 8601. */
    private readonly now: () => string
  ) {}

  /**
   * What stands at a key now; `null` for nothing, or for what was taken back.
   * @throws what IVersionStore.head throws, but not NotFoundError.
   */
  async standing(target: Target, key: string): Promise<VersionDetails | null> {
    try {
      return await this.storeOf(target).head(key);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return null;
      }
      throw error;
    }
  }

  /**
   * Copy a version to another key.
   * @param cancel - As for IVersionStore.copy.
   * @throws ConflictError if something else stands there than was seen.
   * @throws RejectedError if note or parameters are too long; what IVersionStore.copy throws.
   */
  async advance(
    target: Target,
    from: VersionDetails,
    stage: Stage,
    cancel?: AbortSignal
  ): Promise<Receipt> {
    const { how, to, by, note, cron, parameters, standing } = stage;
    const { sha256, cells, kernel } = from.metadata ?? {};
    const metadata: VersionMetadata = {
      v: 1,
      at: this.now(),
      sha256: from.storeSha256 ?? sha256,
      by: by || undefined,
      how,
      cells,
      kernel,
      from: { key: from.key, versionId: from.versionId },
      note: note || undefined,
      cron: cron || undefined,
      parameters: parameters && Object.keys(parameters).length > 0 ? parameters : undefined
    };
    const { contentType } = from;
    const copied = { from, to, contentType, metadata, condition: conditionOf(standing) };
    const receipt = await this.storeOf(target).copy(copied, cancel).catch(explain(how, to));
    this.tell(to);
    return receipt;
  }

  /**
   * Take back what stands at a key: a delete marker hides it, and all its versions stay.
   * @returns The marker's id.
   * @throws NotFoundError if nothing stands there; CancelledError if `cancel` is aborted before.
   */
  async withdraw(
    target: Target,
    key: string,
    cancel?: AbortSignal
  ): Promise<{ versionId: string }> {
    const store = this.storeOf(target);
    await store.head(key);
    if (cancel?.aborted) {
      throw new CancelledError('It was cancelled before anything was taken back.');
    }
    const marker = await store.markDeleted(key);
    this.tell(key);
    return marker;
  }

  /** Call back with the key when something is moved or taken back here. Returns how to stop. */
  onChange(callback: (key: string) => void): () => void {
    this.listeners.add(callback);
    return () => this.listeners.delete(callback);
  }

  private tell(key: string): void {
    for (const listener of this.listeners) {
      listener(key);
    }
  }

  private readonly listeners = new Set<(key: string) => void>();
}

function conditionOf(standing: Stage['standing']): Condition | undefined {
  if (standing === undefined) {
    return undefined;
  }
  return standing ? { ifMatch: standing.etag } : { ifNoneMatch: '*' };
}

function explain(how: Stage['how'], to: string): (error: Error) => never {
  return error => {
    throw error instanceof ForbiddenError
      ? new ForbiddenError(
          `You may not ${how} to “${to}”: it belongs to somebody else, or your keys lack s3:PutObject for it. (${error.message})`
        )
      : error;
  };
}
