import { readTags, type ObjectTags, type VersionTags } from '../model/versionTags';

/** Enough for the versions that somebody looks at in a day. */
const MOST_KEPT = 4_000;

/** A version, wherever its bucket is. */
export type TaggedVersion = { bucket: string; key: string; versionId: string };

type Callback = (version: TaggedVersion, tags: VersionTags) => void;

/** Tags of archived versions, as far as they were asked for: unlike details, they change. */
export class TagKeeper {
  /**
   * What is known of a version, or else what `ask` tells.
   * @throws what `ask` throws; the next call asks again.
   */
  get(version: TaggedVersion, ask: () => Promise<ObjectTags>): Promise<VersionTags> {
    const id = idOf(version);
    const known = this.known.get(id);
    if (known) {
      return known;
    }
    const asked = ask().then(readTags);
    this.keep(id, asked);
    asked.catch(() => this.known.get(id) === asked && this.known.delete(id));
    return asked;
  }

  /** Somebody changed the tags of a version. */
  learn(version: TaggedVersion, tags: VersionTags): void {
    this.keep(idOf(version), Promise.resolve(tags));
    for (const callback of this.callbacks) {
      callback(version, tags);
    }
  }

  /** Others may have changed the tags of this key: ask again, whatever a HEAD told before. */
  forget({ bucket, key }: { bucket: string; key: string }): void {
    const lane = JSON.stringify([bucket, key]);
    this.distrusted.add(lane);
    for (const id of this.known.keys()) {
      if (id.startsWith(lane.slice(0, -1) + ',')) {
        this.known.delete(id);
      }
    }
  }

  /**
   * Whether a version is known to have no tags from what its HEAD told. That none are counted
   * says so only of a bucket that was seen to count some: CORS may hide the number.
   */
  hasNone({ bucket, key }: TaggedVersion, tagCount: number | undefined): boolean {
    if (tagCount) {
      this.counting.add(bucket);
    }
    const isTold = this.counting.has(bucket) && !this.distrusted.has(JSON.stringify([bucket, key]));
    return isTold && !tagCount;
  }

  /** Call back after every change that is learnt of. Returns how to stop. */
  onChange(callback: Callback): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  private keep(id: string, tags: Promise<VersionTags>): void {
    this.known.delete(id);
    this.known.set(id, tags);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT) {
      this.known.delete(oldest!);
    }
  }

  private readonly known = new Map<string, Promise<VersionTags>>();
  private readonly counting = new Set<string>();
  private readonly distrusted = new Set<string>();
  private readonly callbacks = new Set<Callback>();
}

function idOf({ bucket, key, versionId }: TaggedVersion): string {
  return JSON.stringify([bucket, key, versionId]);
}
