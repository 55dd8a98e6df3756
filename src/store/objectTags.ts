import {
  GetObjectTaggingCommand,
  PutObjectTaggingCommand,
  type S3Client,
  type Tag
} from '@aws-sdk/client-s3';

import { changedTags, type ObjectTags, type ObjectTagsChange } from '../model/versionTags';

/** What requests for the tags of one version have in common. */
export type TaggedVersion = { bucket: string; key: string; versionId: string };

/**
 * All tags of one version. Errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html
 */
export async function getTags(
  client: S3Client,
  { bucket, key, versionId }: TaggedVersion,
  abortSignal: AbortSignal
): Promise<ObjectTags> {
  const command = new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId });
  const { TagSet = [] } = await client.send(command, { abortSignal });
  return Object.fromEntries(TagSet.map(({ Key = '', Value = '' }: Partial<Tag>) => [Key, Value]));
}

/**
 * Change some tags of one version. S3 takes them all at once, so they are read first.
 * @returns All tags that it has then. Errors of the S3 client are passed on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html
 */
export async function setTags(
  client: S3Client,
  version: TaggedVersion,
  change: ObjectTagsChange,
  abortSignal: AbortSignal
): Promise<ObjectTags> {
  const { bucket, key, versionId } = version;
  const tags = changedTags(await getTags(client, version, abortSignal), change);
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const input = { Bucket: bucket, Key: key, VersionId: versionId, Tagging: { TagSet } };
  await client.send(new PutObjectTaggingCommand(input), { abortSignal });
  return tags;
}

/** Tags as the header of a write has them. */
export function tagsHeader(tags: ObjectTags): string | undefined {
  const pairs = Object.entries(tags).map(pair => pair.map(encodeURIComponent).join('='));
  return pairs.join('&') || undefined;
}
