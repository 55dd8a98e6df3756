import type { ErrorDescription } from '../model/errors';
import type { How, Origin, VersionMetadata } from '../model/metadata';
import type { Target } from '../model/target';
import type { VersionTags } from '../model/versionTags';

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
