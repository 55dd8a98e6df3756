import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';

/**
 * The bytes of one version. Errors of the S3 client are passed on.
 *
 * @param onSize - Told the size in bytes when the answer begins.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function getVersion(
  client: S3Client,
  bucket: string,
  key: string,
  versionId: string,
  onSize: (sizeBytes: number) => void,
  abortSignal: AbortSignal
): Promise<Blob> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
  const answer: GetObjectCommandOutput = await client.send(command, { abortSignal });
  onSize(answer.ContentLength ?? 0);
  // The fetch handler gives a stream, or a Blob when there is no byte at all.
  return new Response(answer.Body as ReadableStream | Blob | undefined).blob();
}
