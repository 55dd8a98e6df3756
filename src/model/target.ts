/** Where a save was meant to go when it was made. */
export type Target = {
  /** URL of an S3-compatible service, path-style; empty for AWS. */
  endpoint: string;
  region: string;
  bucket: string;
  /** Prefix of the workspace keys, without slashes at its ends. */
  prefix: string;
};

/** Names the bucket of a target: what one uploader serves, and what is paused as one. */
export function bucketId(target: Target): string {
  return JSON.stringify([target.endpoint, target.bucket]);
}
