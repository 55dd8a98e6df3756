import { createHash, randomBytes } from 'node:crypto';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client
} from '@aws-sdk/client-s3';

import { ensureBucket, EXPOSED_HEADERS } from '../../../demo/bucket.mjs';
import type { S3 } from './s3';

export type BucketOptions = {
  versioned?: boolean;
  /** Whether Lab's origin may reach it. */
  cors?: boolean;
  exposeVersionId?: boolean;
  /** For pictures; else a name that no other bucket has. */
  name?: string;
};

/** A version as the store holds it; a delete marker has no bytes. */
export type StoredVersion = {
  key: string;
  versionId: string;
  deleteMarker: boolean;
  size: number;
  sha256: string;
  contentType?: string;
  /** The parsed `x-amz-meta-bookstore`, if there is one. */
  bookstore: any;
};

/** A bucket of its own, seen with the administrator's eyes. */
export class Bucket {
  private client: S3Client;

  constructor(
    s3: S3,
    readonly name = `test-${randomBytes(6).toString('hex')}`
  ) {
    this.client = s3.client();
  }

  create(
    origins: string[],
    { versioned = true, cors = true, exposeVersionId = true }: BucketOptions
  ): Promise<void> {
    return ensureBucket(this.client, this.name, {
      versioned,
      origins: cors ? origins : [],
      exposedHeaders: exposeVersionId
        ? EXPOSED_HEADERS
        : EXPOSED_HEADERS.filter(name => name !== 'x-amz-version-id')
    });
  }

  /** Store a version as another tool or another browser does. */
  async put(key: string, body: string | Uint8Array, bookstore?: object): Promise<string> {
    const { VersionId } = await this.client.send(
      new PutObjectCommand({
        Bucket: this.name,
        Key: key,
        Body: body,
        ...(bookstore && { Metadata: { bookstore: JSON.stringify(bookstore) } })
      })
    );
    return VersionId!;
  }

  /** Put a delete marker on a key, as another tool does. */
  async hide(Key: string): Promise<string> {
    const { VersionId } = await this.client.send(
      new DeleteObjectCommand({ Bucket: this.name, Key })
    );
    return VersionId!;
  }

  /** The tags of a version. */
  async tagsOf(Key: string, VersionId: string): Promise<Record<string, string>> {
    const { TagSet = [] } = await this.client.send(
      new GetObjectTaggingCommand({ Bucket: this.name, Key, VersionId })
    );
    return Object.fromEntries(TagSet.map(({ Key, Value }: any) => [Key, Value]));
  }

  /** Every version of exactly this key, oldest first, as the store orders them. */
  async versionsOf(key: string): Promise<StoredVersion[]> {
    const all = await this.list(key);
    return this.read(all.filter(each => each.Key === key));
  }

  /** Every version of every key, by key, then oldest first. */
  async versions(prefix = ''): Promise<StoredVersion[]> {
    return this.read(await this.list(prefix));
  }

  /** Put many small versions of one key, in any order; their ids, newest first. */
  async fill(key: string, count: number, bookstore: (index: number) => object): Promise<string[]> {
    await inLanes(count, index => this.put(key, `${index}`, bookstore(index)));
    return this.ids(key);
  }

  /** Put a small version under each of many keys. */
  async fillKeys(keys: string[], bookstore: object): Promise<void> {
    await inLanes(keys.length, index => this.put(keys[index]!, `${index}`, bookstore));
  }

  /** Ids of the versions and delete markers of exactly this key, newest first. */
  async ids(key: string): Promise<string[]> {
    const all = await this.list(key);
    return all.flatMap(each => (each.Key === key ? [each.VersionId as string] : [])).reverse();
  }

  /** Hide a key under a delete marker; its id. */
  async delete(Key: string): Promise<string> {
    const gone = await this.client.send(new DeleteObjectCommand({ Bucket: this.name, Key }));
    return gone.VersionId!;
  }

  /** How many versions there are, without reading them. */
  async count(prefix = ''): Promise<number> {
    return (await this.list(prefix)).length;
  }

  private async list(Prefix: string): Promise<any[]> {
    const found: any[] = [];
    let markers = {};
    for (;;) {
      const page = await this.client.send(
        new ListObjectVersionsCommand({ Bucket: this.name, Prefix, ...markers })
      );
      // Versions and markers come in two lists; `LastModified` has whole
      // seconds, so only a list by itself tells its order.
      found.push(...(page.Versions ?? []));
      found.push(...(page.DeleteMarkers ?? []).map(each => ({ ...each, marker: true })));
      if (!page.IsTruncated) {
        return oldestFirst(found);
      }
      markers = {
        KeyMarker: page.NextKeyMarker,
        VersionIdMarker: page.NextVersionIdMarker
      };
    }
  }

  private async read(listed: any[]): Promise<StoredVersion[]> {
    const versions: StoredVersion[] = [];
    for (const each of listed) {
      versions.push(each.marker ? marker(each) : await this.get(each));
    }
    return versions;
  }

  private async get({ Key, VersionId }: any): Promise<StoredVersion> {
    const answer = await this.client.send(
      new GetObjectCommand({ Bucket: this.name, Key, VersionId })
    );
    const bytes = await answer.Body!.transformToByteArray();
    const metadata = answer.Metadata?.bookstore;
    return {
      key: Key,
      versionId: VersionId,
      deleteMarker: false,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      contentType: answer.ContentType,
      bookstore: metadata ? JSON.parse(metadata) : null
    };
  }
}

/** Do something for each number below `count`, some at once. */
async function inLanes(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      await work(next++);
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

function marker({ Key, VersionId }: any): StoredVersion {
  return {
    key: Key,
    versionId: VersionId,
    deleteMarker: true,
    size: 0,
    sha256: '',
    bookstore: null
  };
}

/** The store lists newest first within a key. */
function oldestFirst(listed: any[]): any[] {
  return listed.reverse().sort((a, b) => (a.Key < b.Key ? -1 : a.Key > b.Key ? 1 : 0));
}
