import {
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  ListObjectVersionsCommand,
  PutObjectCommand
} from '@aws-sdk/client-s3';

/**
 * What a server does not do as Amazon's does, found out by asking it.
 *
 * @returns `lifecycle` if a bucket has no lifecycle rules to ask for; `writes-over-markers` if what
 *   lies beneath a delete marker counts as what is there for a conditional write;
 *   `pages-with-markers` if small pages leave out versions beside delete markers.
 */
export async function lacksOf(client, Bucket) {
  const lacks = {
    lifecycle: await lacksLifecycle(client, Bucket),
    'writes-over-markers': await lacksWritesOverMarkers(client, Bucket),
    'pages-with-markers': await lacksPagesWithMarkers(client, Bucket)
  };
  const found = Object.keys(lacks).filter(name => lacks[name]);
  if (found.length > 0) {
    console.log(`This S3 service lacks: ${found.join(', ')}. What needs it is skipped.`);
  }
  return found;
}

async function lacksLifecycle(client, Bucket) {
  const command = new GetBucketLifecycleConfigurationCommand({ Bucket });
  const code = await codeOf(client.send(command));
  return code !== null && code !== 'NoSuchLifecycleConfiguration';
}

async function lacksWritesOverMarkers(client, Bucket) {
  const Key = 'lacks/marker';
  await client.send(new PutObjectCommand({ Bucket, Key, Body: '1' }));
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  const again = new PutObjectCommand({ Bucket, Key, Body: '2', IfNoneMatch: '*' });
  return (await codeOf(client.send(again))) === 'PreconditionFailed';
}

async function lacksPagesWithMarkers(client, Bucket) {
  const Key = 'lacks/pages';
  for (let times = 0; times < 2; times++) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '1' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
  }
  const found = new Set();
  let next = {};
  for (let pages = 0; pages < 4; pages++) {
    const page = new ListObjectVersionsCommand({ Bucket, Prefix: Key, MaxKeys: 1, ...next });
    const answer = await client.send(page);
    const { Versions = [], DeleteMarkers = [] } = answer;
    [...Versions, ...DeleteMarkers].forEach(({ VersionId }) => found.add(VersionId));
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = answer;
    next = { KeyMarker, VersionIdMarker };
  }
  return found.size < 4;
}

/** The code of a refusal; `null` for none. */
async function codeOf(answer) {
  try {
    await answer;
    return null;
  } catch ({ name }) {
    return name;
  }
}
