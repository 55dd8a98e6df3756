import type { ErrorDescription } from '../model/errors';
import type { Outline } from '../model/outline';
import type { Target } from '../model/target';
import type { VersionTags } from '../model/versionTags';
import type { Cleared } from './localData';
import type { IOriginals } from './originals';
import type { Entry, Gap, GapReason, Head, Intent, Lane } from './rows';

export type { Entry, Gap, GapReason, Head, Intent, Lane };

/** What an upload takes: the bytes of an entry, and what is known of its lane as by {@link IOutbox.head}. */
export type Taken = { body: Blob; head: Head | null };

/** The entry that comes next in a lane, taken already. */
export type Following = { entry: Entry; body: Blob };

/** What became of an intent whose bytes arrived. */
export type Queued = 'queued' | 'duplicate' | 'gone' | { rekeyed: Intent };

/** How a bucket is doing, as told by the tab that uploads to it. */
export type Condition = {
  bucket: string;
  state: 'ready' | 'retrying' | 'paused';
  error?: ErrorDescription;
  /** Milliseconds since 1970. */
  since: number;
};

/** That local saves were dropped to make room for others, and what for. */
export type Thinned = {
  /** The browser had no room left; else they passed the limit that is set. */
  isFull: boolean;
  /** Others than autosaves went too. */
  isManual: boolean;
};

/** A file or folder that got a new path. */
export type Rename = { to: string; from: string; at: number };

/**
 * The durable queue of saves, shared by all tabs of one server and user.
 * What `begin`, `queue`, `giveUp`, `bind`, `move`, `dropLocal`, `clear`, `setTarget` and new tags did is on disk
 * before their promises resolve; what else is noted would be found out again. Nothing expires.
 *
 * Every method throws OutboxError if the browser's storage is full or blocked.
 */
export interface IOutbox {
  /** Write down that there is a save to fetch. */
  begin(intent: Intent): Promise<void>;

  /**
   * Turn an intent into an entry with its bytes.
   * @returns `queued`; `duplicate` if that save is there already or was archived last (a twin of an
   * entry that was tried counts as tried too); `gone` if nobody knows the intent any more; or the
   * intent with the key it has now, if that is not the key of `entry`.
   */
  queue(entry: Entry, body: Blob): Promise<Queued>;

  /** Turn an intent into a gap. */
  giveUp(intent: Intent, reason: GapReason): Promise<void>;

  /** Remove an intent that was no save of its own. */
  forget(intent: Intent): Promise<void>;

  /** Keys of `bucket` with intents or entries. */
  keys(bucket: string): Promise<string[]>;

  /** Buckets with intents or entries; the empty name stands for local history. */
  buckets(): Promise<string[]>;

  /**
   * What must be archived next in a lane: a tab's own sequence, between tabs the older `at`.
   * Parked entries are passed over; an open intent is not. `null` too for a lane with an entry
   * parked for ForbiddenError: the whole key waits. What the browser's storage damaged becomes a gap.
   */
  next(lane: Lane): Promise<Intent | Entry | null>;

  /**
   * Change an entry.
   * @returns `false` if it is gone.
   */
  update(id: string, change: Partial<Pick<Entry, 'parked' | 'tags'>>): Promise<boolean>;

  /**
   * Write down that an upload of an entry begins.
   * @returns what it takes, all read at once; `null` if the entry is gone, or became a gap since
   * its bytes are.
   */
  take(id: string): Promise<Taken | null>;

  /**
   * What an upload of a save would be put upon that is only about to be queued.
   * @returns `null` if it has to wait its turn, or is known already.
   */
  foresee(entry: Entry): Promise<{ head: Head | null } | null>;

  /**
   * Remove an entry that is archived, remember the newest version of its lane, and take those that
   * follow, until two of the lane are in hand.
   * @param tags - What its version is called, if anything.
   * @param inHand - Ids of the entries of its lane that follow it and were taken before.
   * @returns `given`: what it is called by now, if that is something else; then it stays as it is.
   * `following`: what was taken, in order; only what can be archived without a look at the store.
   */
  archived(
    id: string,
    head: Head,
    tags?: VersionTags,
    inHand?: readonly string[]
  ): Promise<{ given: VersionTags } | { following: Following[] }>;

  /** What this browser knows of the newest version; `null` for a lane never seen. */
  head(lane: Lane): Promise<Head | null>;

  /** The shape of the newest save of a lane; `null` if nobody noted it. */
  outline(lane: Lane): Promise<Outline | null>;
  setOutline(lane: Lane, outline: Outline | null): Promise<void>;

  /** The bytes of an entry, or `null` if it is gone. */
  body(id: string): Promise<Blob | null>;

  /** Intents and entries of a bucket, of one key if given, in no promised order. */
  rows(bucket: string, key?: string): Promise<(Intent | Entry)[]>;

  /** Intents of all buckets. */
  intents(): Promise<Intent[]>;

  /** Gaps, of one key if given. */
  gaps(key?: string): Promise<Gap[]>;

  /** How many saves wait, by bucket. */
  counts(): Promise<Map<string, number>>;

  /**
   * Give local saves a target, all at once.
   * @param moved - Rows as they shall be; those that are gone or have a target already are left alone.
   */
  bind(moved: (Intent | Entry)[]): Promise<void>;

  /**
   * Give the saves of a key that may not be written another lane, all at once. Does nothing if none
   * of them is parked for ForbiddenError any more: somebody tries again.
   * @param moved - Rows as they shall be; those that are gone or an entry by now are left alone.
   * @returns how many were moved.
   */
  move(from: Lane, moved: (Intent | Entry)[]): Promise<number>;

  /**
   * Drop local saves to make room for others. Intents, and entries that have a target, are left alone.
   * @returns how many were dropped.
   */
  dropLocal(ids: string[], why: Thinned): Promise<number>;

  /** Whether local saves were dropped; all that it was done for, so far. */
  thinned(): Promise<Thinned | null>;

  /** Forget everything, saves that are archived nowhere too. */
  clear(): Promise<Cleared>;

  /** Files as they were before their first save. */
  readonly originals: IOriginals;

  /** How the buckets are doing. */
  conditions(): Promise<Condition[]>;
  setCondition(condition: Condition): Promise<void>;

  /** The target that saves go to, once it took effect. */
  target(): Promise<Target | null>;
  setTarget(target: Target | null): Promise<void>;

  /** The contents path that a file had before its newest rename, or that of a folder above it. */
  renamedFrom(path: string): Promise<string | null>;
  setRenamed(rename: Rename): Promise<void>;

  /** Call back after every change, made by whichever tab. Returns how to stop. */
  onChange(callback: (lane: Lane | null) => void): () => void;
}

/** Where a row stands. */
export function laneOf(row: Lane): Lane {
  return { bucket: row.bucket, key: row.key };
}
