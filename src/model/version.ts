import type { VersionMetadata } from './metadata';

/**
 * One stored object version, as a listing tells it. Newest first in a list is the store's own
 * order: never sort by `versionId` or `storedAt`.
 */
export type Version = {
  /** Full object key, unencoded. */
  key: string;
  /** Opaque; never parsed, never ordered. */
  versionId: string;
  /** `marker` is a delete marker: no bytes, no metadata. */
  kind: 'object' | 'marker';
  isLatest: boolean;
  /** With its quotes, as S3 gives it; empty for a marker. */
  etag: string;
  sizeBytes: number;
  /** When the store took it, ISO 8601; some servers give whole seconds only. */
  storedAt: string;
};

/** What a HEAD adds to {@link Version}. */
export type VersionDetails = {
  key: string;
  versionId: string;
  etag: string;
  sizeBytes: number;
  storedAt: string;
  contentType: string;
  /** The SHA-256 that the store checked on arrival, hex; `null` if it keeps none. */
  storeSha256: string | null;
  /** `null` for an object that another tool wrote. */
  metadata: VersionMetadata | null;
  /** How many tags it had then; left out if it had none, or the store or CORS does not tell. */
  tagCount?: number;
};

/** One page of a key's versions, newest first. */
export type VersionPage = {
  versions: Version[];
  /** Pass it back to get the next page; `null` at the end. Opaque. */
  next: string | null;
};

/** What stands under a key now, as a listing tells it. */
export type StoredObject = {
  /** Full object key, unencoded. */
  key: string;
  etag: string;
  sizeBytes: number;
  /** When the store took it, ISO 8601. */
  storedAt: string;
};

/** One page of a folder. */
export type ObjectPage = {
  objects: StoredObject[];
  /** Full prefixes of the folders below, each with its slash at the end. */
  folders: string[];
  /** Pass it back to get the next page; `null` at the end. Opaque. */
  next: string | null;
};
