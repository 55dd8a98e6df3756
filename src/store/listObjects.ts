import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

import type { ObjectPage } from '../model/version';

/**
 * One page of what stands in a folder now. Errors of the S3 client are passed on.
 * @param folder - Ends with `/`, or is empty for the whole bucket.
 * @param page.deep - Also what is in folders below, instead of their names.
 */
export async function listObjects(
  client: S3Client,
  bucket: string,
  folder: string,
  { deep, after, size }: { deep: boolean; after: string | null; size: number },
  abortSignal: AbortSignal
): Promise<ObjectPage> {
  const page = await client.send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: folder,
      Delimiter: deep ? undefined : '/',
      ContinuationToken: after ?? undefined,
      MaxKeys: size
    }),
    { abortSignal }
  );
  const objects = (page.Contents ?? []).map(item => ({
    key: item.Key ?? '',
    etag: item.ETag ?? '',
    sizeBytes: item.Size ?? 0,
    storedAt: item.LastModified?.toISOString() ?? ''
  }));
  return {
    // A key that ends with a slash stands for a folder that some tool made.
    objects: objects.filter(({ key }) => key !== '' && !key.endsWith('/')),
    folders: (page.CommonPrefixes ?? []).flatMap(each => each.Prefix ?? []),
    next: (page.IsTruncated && page.NextContinuationToken) || null
  };
}
