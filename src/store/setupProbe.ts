import type { LifecycleRule } from '../model/expiringRules';
import type { Condition } from './versionStore';

/** What the answer to one question about the bucket tells, refused or not. */
export type BucketLook = {
  /** Why there is none, or what it refuses; one of the classes of `model/errors`. */
  failure: Error | null;
  /** As the bucket tells it: `Enabled`, `Suspended`, or empty if it never was. */
  versioning: string;
  /** The store's clock, in milliseconds since 1970; `null` where this page may not see it. */
  storeTime: number | null;
  /** Where the bucket is, if the store said. */
  region: string | null;
};

/** How a write is meant to be refused. */
export type ProbeWrite = {
  condition?: Condition;
  /** SHA-256 that is said to be the text's, hex. */
  sha256?: string;
};

/**
 * Requests of the set-up check that nobody else sends: bare, so that it can be seen what comes back.
 * Each is sent once. All but `answers` and `look` throw the classes of `model/errors`.
 */
export interface ISetupProbe {
  /**
   * Keys for the bucket; asked for anew if that failed before.
   * @returns When they end, in milliseconds since 1970 by the issuer's clock; `null` for never.
   */
  keys(): Promise<{ expiresAt: number | null }>;

  /** Whether anybody answers at the endpoint, also if this page may not read the answer. */
  answers(): Promise<boolean>;

  /** Ask the bucket whether it keeps versions. */
  look(): Promise<BucketLook>;

  /** @returns The new version's id; empty where this page may not see it. */
  put(key: string, text: string, write?: ProbeWrite): Promise<string>;

  /** @returns The id of the copy; empty where this page may not see it. */
  copy(from: { key: string; versionId: string }, to: string): Promise<string>;

  /** Try to destroy one version. */
  destroy(key: string, versionId: string): Promise<void>;

  /** The bucket's lifecycle rules; none is an empty list. */
  lifecycle(): Promise<LifecycleRule[]>;

  /** Whether the bucket can lock versions. */
  lock(): Promise<boolean>;
}
