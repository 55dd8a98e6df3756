import type { ErrorDescription } from '../model/errors';
import type { How, Origin, VersionMetadata } from '../model/metadata';
import type { Outline } from '../model/outline';
import type { Target } from '../model/target';
import type { VersionTags } from '../model/versionTags';
import type { Cleared } from './localData';
import type { IOriginals } from './originals';

/** The versions of one key in one bucket: what is kept in order. */
export type Lane = {
  /** `bucketId` of the target; empty while there is none. */
  bucket: string;
  key: string;
};

/** What is known of a save from the moment Jupyter tells of it. */
type SaveFacts = Lane & {
  /** Layout of this row, raised when it changes. */
  row: 1;
  /** Unique: tab and sequence. */
  id: string;
  /** The tab that saw the save. */
  tab: string;
  /** Counts the saves of a tab; the order within it. */
  sequence: number;
  /** `null`: local history, no bucket is set. */
  target: Target | null;
  /** Contents path, drive included. */
  path: string;
  /** The path as it stands in keys, below the prefix. */
  object: string;
  /** Jupyter's `last_modified`. */
  at: string;
  /** `null` where Jupyter does not tell. */
  sizeBytes: number | null;
  how: How;
  /** User name; empty if nobody knows a stable one. */
  by: string;
  /** The version that was restored or cloned. */
  from?: Origin;
  /** Seen by several browsers at once, so another one may have archived it. */
  collaborative: boolean;
  /** Made by somebody else, whose browser is left to archive it first: it knows by whom and how. */
  isOthers?: boolean;
};

/** A save whose bytes are being fetched. */
export type Intent = SaveFacts & { stage: 'intent' };

/** A save waiting in the outbox; its bytes are kept beside it. */
export type Entry = SaveFacts & {
  stage: 'entry';
  /** Identity of the save. */
  save: string;
  sha256: string;
  metadata: VersionMetadata;
  /** Key under which the file's versions stood before it was renamed. */
  renamedFrom?: string;
  /** An upload was begun: only the store knows whether it arrived. */
  tried: boolean;
  /** Name and pin, given while it waits; they go along with its bytes. */
  tags?: VersionTags;
  /** Why it waits for a person. */
  parked?: ErrorDescription;
};

/** Why a save has no bytes. */
export type GapReason = 'overwritten before it could be read' | 'damaged';

/** A save that something overwrote before its bytes could be read, or whose row was damaged. */
export type Gap = SaveFacts & { stage: 'gap'; reason: GapReason };

/** What this browser knows of the newest version of a lane. All but the lane may be empty. */
export type Head = Lane & {
  versionId: string;
  /** Empty after a delete marker: there is nothing to match. */
  etag: string;
  /** Of the newest version that is not late: its save, bytes and `at`. */
  save: string;
  sha256: string;
  newestAt: string;
};

/** What an upload takes: the bytes of an entry, and what is known of its lane as by {@link IOutbox.head}. */
export type Taken = { body: Blob; head: Head | null };

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
   * Remove an entry that is archived, and remember the newest version of its lane.
   * @param tags - What its version is called, if anything.
   * @returns What it is called by now, if that is something else: then it stays as it is.
   */
  archived(id: string, head: Head, tags?: VersionTags): Promise<VersionTags | null>;

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

/** The head of a lane without a version. */
export function nothingYet({ bucket, key }: Lane): Head {
  return { bucket, key, versionId: '', etag: '', save: '', sha256: '', newestAt: '' };
}
