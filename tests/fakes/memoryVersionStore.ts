import { createHash } from 'node:crypto';

import {
  CancelledError,
  ConflictError,
  NotFoundError,
  RejectedError
} from '../../src/model/errors';
import { decodeMetadata, encodeMetadata } from '../../src/model/metadata';
import type { TemporaryLink } from '../../src/model/reference';
import { sha256Hex } from '../../src/model/sha256';
import type { ObjectPage, Version, VersionDetails, VersionPage } from '../../src/model/version';
import { changedTags, type ObjectTags, type ObjectTagsChange } from '../../src/model/versionTags';
import type {
  Condition,
  CopiedVersion,
  IVersionStore,
  NewVersion,
  Receipt
} from '../../src/store/versionStore';

type Stored = Omit<Version, 'isLatest'> & {
  body: Blob;
  contentType: string;
  sha256: string | null;
  header: string | undefined;
  tags: ObjectTags;
};

/** A versioned bucket in memory, without timers. Writes to a key take effect one after another. */
export class MemoryVersionStore implements IVersionStore {
  /** @param _now - Milliseconds since 1970. */
  constructor(private readonly _now: () => number = () => 0) {}

  async check(): Promise<void> {
    return;
  }

  async put(key: string, version: NewVersion): Promise<Receipt> {
    const { body, sha256, contentType, metadata, condition, tags = {} } = version;
    const header = encodeMetadata(metadata);
    const bytes = new Uint8Array(await body.arrayBuffer());
    if ((await sha256Hex(body)) !== sha256) {
      throw new RejectedError('BadDigest');
    }
    // From here on nothing waits: looking and writing are one step, as in a store.
    this._check(key, condition);
    return this._add(key, body, bytes, { contentType, sha256, header, tags });
  }

  async presign(
    { key, versionId }: { key: string; versionId: string },
    seconds: number
  ): Promise<TemporaryLink> {
    if (!(seconds >= 1 && seconds <= 7 * 24 * 3600)) {
      throw new RejectedError('Too long.');
    }
    const text = await (await this.get(key, versionId)).text();
    return { url: `data:,${encodeURIComponent(text)}`, until: this._now() + seconds * 1000 };
  }

  async list(
    key: string,
    { after = null, size = 100 }: { after?: string | null; size?: number } = {}
  ): Promise<VersionPage> {
    const all = this._versions.get(key) ?? [];
    const start = after === null ? 0 : all.findIndex(each => each.versionId === after) + 1;
    const versions = all.slice(start, start + size).map(each => ({
      key,
      versionId: each.versionId,
      kind: each.kind,
      isLatest: each === all[0],
      etag: each.etag,
      sizeBytes: each.sizeBytes,
      storedAt: each.storedAt
    }));
    const last = versions[versions.length - 1];
    return { versions, next: last && start + size < all.length ? last.versionId : null };
  }

  async head(key: string, versionId?: string): Promise<VersionDetails> {
    const found = this._find(key, versionId);
    return {
      key,
      versionId: found.versionId,
      etag: found.etag,
      sizeBytes: found.sizeBytes,
      storedAt: found.storedAt,
      contentType: found.contentType,
      storeSha256: found.sha256,
      metadata: decodeMetadata(found.header),
      ...(Object.keys(found.tags).length > 0 && { tagCount: Object.keys(found.tags).length })
    };
  }

  async get(key: string, versionId: string): Promise<Blob> {
    return this._find(key, versionId).body;
  }

  async tags(key: string, versionId: string): Promise<ObjectTags> {
    return this._find(key, versionId).tags;
  }

  async setTags(key: string, versionId: string, change: ObjectTagsChange): Promise<ObjectTags> {
    const found = this._find(key, versionId);
    const tags = changedTags(found.tags, change);
    if (Object.entries(tags).some(tag => !isTag(tag))) {
      throw new RejectedError('InvalidTag');
    }
    found.tags = tags;
    return tags;
  }

  async copy(
    { from, to, contentType, metadata, condition }: CopiedVersion,
    cancel?: AbortSignal
  ): Promise<Receipt> {
    if (cancel?.aborted) {
      throw new CancelledError('Cancelled.');
    }
    const header = encodeMetadata(metadata);
    const { body, sha256 } = this._find(from.key, from.versionId);
    const bytes = new Uint8Array(await body.arrayBuffer());
    this._check(to, condition);
    return this._add(to, body, bytes, { contentType, sha256, header, tags: {} });
  }

  async markDeleted(key: string): Promise<{ versionId: string }> {
    return { versionId: this._mark(key).versionId };
  }

  async objects(
    folder: string,
    {
      deep = false,
      after = null,
      size = 100
    }: { deep?: boolean; after?: string | null; size?: number } = {}
  ): Promise<ObjectPage> {
    const live = [...this._versions.values()].flatMap(([newest]) =>
      newest?.kind === 'object' && newest.key.startsWith(folder) ? [newest] : []
    );
    const names = new Map(
      live.map(each => {
        const slash = deep ? -1 : each.key.indexOf('/', folder.length);
        return [slash < 0 ? each.key : each.key.slice(0, slash + 1), slash < 0 ? each : null];
      })
    );
    const sorted = [...names.keys()]
      .sort(byBytes)
      .filter(name => !after || byBytes(name, after) > 0);
    const page = sorted.slice(0, size);
    return {
      objects: page.flatMap(name => {
        const object = names.get(name);
        return object
          ? [
              {
                key: name,
                etag: object.etag,
                sizeBytes: object.sizeBytes,
                storedAt: object.storedAt
              }
            ]
          : [];
      }),
      folders: page.filter(name => !names.get(name)),
      next: sorted.length > size ? page[page.length - 1]! : null
    };
  }

  /** What another tool writes: no condition, no metadata of ours. */
  async putForeign(key: string, body: Blob): Promise<Receipt> {
    const bytes = new Uint8Array(await body.arrayBuffer());
    return this._add(key, body, bytes, {
      contentType: 'application/octet-stream',
      sha256: null,
      header: undefined,
      tags: {}
    });
  }

  /** Add a delete marker. */
  async delete(key: string): Promise<void> {
    this._mark(key);
  }

  private _check(key: string, condition: Condition | undefined): void {
    if (!condition) {
      return;
    }
    const newest = this._newest(key);
    const live = newest?.kind === 'object' ? newest : undefined;
    const holds = 'ifMatch' in condition ? live?.etag === condition.ifMatch : !live;
    if (!holds) {
      throw new ConflictError('PreconditionFailed');
    }
  }

  private _mark(key: string): Stored {
    return this._unshift(key, {
      ...{ kind: 'marker', etag: '', sizeBytes: 0, body: new Blob([]) },
      ...{ contentType: '', sha256: null, header: undefined, tags: {} }
    });
  }

  private _add(
    key: string,
    body: Blob,
    bytes: Uint8Array,
    rest: Pick<Stored, 'contentType' | 'sha256' | 'header' | 'tags'>
  ): Receipt {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const { versionId } = this._unshift(key, {
      ...{ kind: 'object', etag, sizeBytes: body.size, body },
      ...rest
    });
    return { versionId, etag };
  }

  private _unshift(key: string, stored: Omit<Stored, 'key' | 'versionId' | 'storedAt'>): Stored {
    const version: Stored = {
      ...stored,
      key,
      // Neither rising nor falling, so that nobody comes to rely on an order.
      versionId: createHash('md5').update(`version ${++this._count}`).digest('hex'),
      storedAt: new Date(this._now()).toISOString()
    };
    this._versions.set(key, [version, ...(this._versions.get(key) ?? [])]);
    return version;
  }

  private _newest(key: string): Stored | undefined {
    return this._versions.get(key)?.[0];
  }

  private _find(key: string, versionId?: string): Stored {
    const found =
      versionId === undefined
        ? this._newest(key)
        : this._versions.get(key)?.find(each => each.versionId === versionId);
    if (found?.kind !== 'object') {
      throw new NotFoundError(`No version ${versionId ?? ''} of ${key}.`);
    }
    return found;
  }

  private readonly _versions = new Map<string, Stored[]>();
  private _count = 0;
}

/** As S3 sorts keys. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** By S3's rule, and with the bytes that some servers count. */
function isTag([key, value]: [string, string]): boolean {
  const isAllowed = [key, value].every(text => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text));
  return isAllowed && key !== '' && key.length <= 128 && Buffer.byteLength(value) <= 256;
}
