import type { VersionMetadata } from '../model/metadata';
import type { TemporaryLink } from '../model/reference';
import type { ObjectTags, ObjectTagsChange } from '../model/versionTags';
import type { ObjectPage, VersionDetails, VersionPage } from '../model/version';

/** What a write expects of its key; the store refuses it otherwise. */
export type Condition = { ifMatch: string } | { ifNoneMatch: '*' };

/** A save on its way into the store. */
export type NewVersion = {
  /** The file's bytes as Jupyter wrote them. */
  body: Blob;
  /** SHA-256 of `body`, hex. The store checks it on arrival. */
  sha256: string;
  contentType: string;
  metadata: VersionMetadata;
  condition: Condition;
  /** It has them from the first moment; none if left out. */
  tags?: ObjectTags;
};

/** A version that is to become the next version of another key. */
export type CopiedVersion = {
  from: { key: string; versionId: string };
  /** Full key. */
  to: string;
  contentType: string;
  metadata: VersionMetadata;
  /** Whatever stands there is replaced if left out. */
  condition?: Condition;
};

/** Proof that bytes are stored. */
export type Receipt = { versionId: string; etag: string };

/**
 * A versioned bucket. All keys are unencoded and at most 1,024 UTF-8 bytes.
 *
 * Every method throws, besides what it names itself:
 * TransientError on a network failure, 429, 5xx or timeout; CredentialsError if keys are refused
 * also after one refresh; SetupError if the bucket is missing or the region is wrong;
 * ForbiddenError on AccessDenied.
 */
export interface IVersionStore {
  /**
   * Look whether the bucket is there and keeps versions.
   * @throws SetupError naming the failed check. A refused look is no failure: a write will tell.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
   */
  check(): Promise<void>;

  /**
   * Store bytes as the next version of `key`, if `condition` holds.
   * @throws ConflictError if the condition does not hold, or another write was in the way.
   * @throws RejectedError if the store will never take it: checksum, size, key.
   * @throws SetupError if the store gives no version id back, or the id `null`.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
   */
  put(key: string, version: NewVersion): Promise<Receipt>;

  /**
   * One page of the versions and delete markers of exactly `key`, newest first.
   * @param page.after - `next` of the page before.
   * @param page.size - At most this many, 1 to 1,000.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
   */
  list(key: string, page?: { after?: string | null; size?: number }): Promise<VersionPage>;

  /**
   * Size, checksum and metadata of one version, or of the newest without `versionId`.
   * @throws NotFoundError if there is none, or it is a delete marker.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
   */
  head(key: string, versionId?: string): Promise<VersionDetails>;

  /**
   * The bytes of one version.
   * @throws NotFoundError if there is no such version.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
   */
  get(key: string, versionId: string): Promise<Blob>;

  /**
   * A link by which anybody downloads one version as a file, for a time, seven days at most. Nobody
   * asks the store: the version may be missing, or not be for these keys to read.
   * @param seconds - How long it shall work; it ends with the keys that made it.
   * @throws RejectedError if no link lasts so long.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
   */
  presign(
    version: { key: string; versionId: string; fileName: string },
    seconds: number
  ): Promise<TemporaryLink>;

  /**
   * All tags of one version.
   * @throws NotFoundError if there is no such version.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html
   */
  tags(key: string, versionId: string): Promise<ObjectTags>;

  /**
   * Change some tags of one version, and keep the others. Of two changes at once, the later one
   * may undo the earlier one.
   * @returns All tags that it has then.
   * @throws NotFoundError if there is no such version.
   * @throws RejectedError if the store does not take them: too many, too long.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html
   */
  setTags(key: string, versionId: string, change: ObjectTagsChange): Promise<ObjectTags>;

  /**
   * Copy one version, without its tags; the store moves the bytes.
   * @param cancel - Aborted: begin nothing more.
   * @throws CancelledError if it was cancelled before the store was asked to copy; TransientError if
   * later, since nobody knows then whether it did.
   * @throws ConflictError if the condition does not hold.
   * @throws NotFoundError if there is no such version.
   * @throws SetupError if the store gives no version id back, or the id `null`.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
   */
  copy(version: CopiedVersion, cancel?: AbortSignal): Promise<Receipt>;

  /**
   * Hide a key's versions under a delete marker: none of them is removed.
   * @returns The marker's id.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
   */
  markDeleted(key: string): Promise<{ versionId: string }>;

  /**
   * One page of what stands in a folder now, by name: nothing that is deleted, no older versions.
   * @param folder - Ends with `/`.
   * @param page.deep - Also what is in folders below, instead of their names.
   * @param page.after - `next` of the page before.
   * @param page.size - At most this many, 1 to 1,000.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
   */
  objects(
    folder: string,
    page?: { deep?: boolean; after?: string | null; size?: number }
  ): Promise<ObjectPage>;
}
