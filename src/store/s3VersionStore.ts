import type { S3Client } from '@aws-sdk/client-s3';

import type { Credentials } from '../model/credentials';
import { CredentialsError, SetupError } from '../model/errors';
import type { TemporaryLink } from '../model/reference';
import type { ObjectPage, VersionDetails, VersionPage } from '../model/version';
import type { ObjectTags, ObjectTagsChange } from '../model/versionTags';
import type { CachedCredentials } from './cachedCredentials';
import { checkVersioning } from './checkVersioning';
import { copyVersion, markDeleted } from './copyVersion';
import { Deadline } from './deadline';
import { explainNoAnswer } from './explainNoAnswer';
import { getVersion } from './getVersion';
import { headVersion } from './headVersion';
import { listObjects } from './listObjects';
import { listVersions } from './listVersions';
import { getTags, setTags } from './objectTags';
import { putOverMarker } from './putOverMarker';
import { createS3Client, type BucketAddress } from './s3Client';
import { toStoreError, type S3Call } from './s3Errors';
import type { CopiedVersion, IVersionStore, NewVersion, Receipt } from './versionStore';

/** Longer than any answer should take, shorter than a user's patience with a dead connection. */
const TIMEOUT_MS = 30_000;
/** The slowest line that is still waited for: 20 MB get 42 minutes. */
const SLOWEST_BYTES_PER_MS = 8;
/** The store answers when it is done, however large the version is. */
const COPY_MS = 300_000;
const DEFAULT_PAGE_SIZE = 100;

/**
 * A bucket of Amazon S3 or of a service that speaks its language, reached from the browser. It
 * brings the AWS SDK along: to be imported on first use.
 */
export class S3VersionStore implements IVersionStore {
  constructor(
    private readonly address: BucketAddress,
    private readonly credentials: CachedCredentials,
    /** Aborts after so many milliseconds. */
    private readonly timeout: (delayMs: number) => AbortSignal = ms => AbortSignal.timeout(ms)
  ) {}

  check(): Promise<void> {
    return this.send('check', client => {
      const timeout = this.timeout(TIMEOUT_MS);
      return checkVersioning(client, this.bucket, timeout).catch((error: unknown) =>
        explainNoAnswer(this.address, error, timeout)
      );
    });
  }

  put(key: string, version: NewVersion): Promise<Receipt> {
    const signals = {
      put: () => this.timeout(transferMs(version.body.size)),
      look: () => this.timeout(TIMEOUT_MS)
    };
    return this.write('put', client => putOverMarker(client, this.bucket, key, version, signals));
  }

  list(
    key: string,
    { after = null, size = DEFAULT_PAGE_SIZE }: { after?: string | null; size?: number } = {}
  ): Promise<VersionPage> {
    return this.send('list', client =>
      listVersions(client, this.bucket, key, { after, size }, () => this.timeout(TIMEOUT_MS))
    );
  }

  head(key: string, versionId?: string): Promise<VersionDetails> {
    return this.send('head', client =>
      headVersion(client, this.bucket, key, versionId, this.timeout(TIMEOUT_MS))
    );
  }

  get(key: string, versionId: string): Promise<Blob> {
    return this.send('get', client => {
      const deadline = new Deadline(this.timeout, TIMEOUT_MS);
      const onSize = (sizeBytes: number) => deadline.move(transferMs(sizeBytes));
      return getVersion(client, this.bucket, key, versionId, onSize, deadline.signal);
    });
  }

  async presign(
    version: { key: string; versionId: string; fileName: string },
    seconds: number
  ): Promise<TemporaryLink> {
    const keys = await this.credentials.get();
    if (!keys.accessKeyId) {
      throw new SetupError('credentials', 'Without keys no link can be signed.');
    }
    const { presignVersion } = await import('./presignVersion');
    const named = { bucket: this.bucket, ...version };
    return presignVersion(this.clientFor(keys), keys, named, seconds, Date.now());
  }

  tags(key: string, versionId: string): Promise<ObjectTags> {
    const version = { bucket: this.bucket, key, versionId };
    return this.send('tags', client => getTags(client, version, this.timeout(TIMEOUT_MS)));
  }

  setTags(key: string, versionId: string, change: ObjectTagsChange): Promise<ObjectTags> {
    const version = { bucket: this.bucket, key, versionId };
    return this.write('tags', client => setTags(client, version, change, this.timeout(TIMEOUT_MS)));
  }

  copy(version: CopiedVersion, cancel = new AbortController().signal): Promise<Receipt> {
    const timeouts = {
      look: () => this.timeout(TIMEOUT_MS),
      copy: () => this.timeout(COPY_MS)
    };
    return this.write('copy', client =>
      copyVersion(client, this.bucket, version, timeouts, cancel)
    );
  }

  markDeleted(key: string): Promise<{ versionId: string }> {
    return this.write('put', client =>
      markDeleted(client, this.bucket, key, this.timeout(TIMEOUT_MS))
    );
  }

  objects(
    folder: string,
    {
      deep = false,
      after = null,
      size = DEFAULT_PAGE_SIZE
    }: { deep?: boolean; after?: string | null; size?: number } = {}
  ): Promise<ObjectPage> {
    return this.send('list', client => {
      const page = { deep, after, size };
      return listObjects(client, this.bucket, folder, page, this.timeout(TIMEOUT_MS));
    });
  }

  /** @throws SetupError without keys: nobody should be able to write without any. */
  private async write<T>(call: S3Call, request: (client: S3Client) => Promise<T>): Promise<T> {
    if (!(await this.credentials.get()).accessKeyId) {
      throw new SetupError(
        'credentials',
        'Nothing can be archived with anonymous access. Choose another source of “credentials” in the settings.'
      );
    }
    return this.send(call, request);
  }

  /**
   * Send a request. Refused keys are replaced once, and a wrong clock is corrected once by what the
   * store's answer says: a refused request was not carried out, so sending it again is safe.
   */
  private async send<T>(call: S3Call, request: (client: S3Client) => Promise<T>): Promise<T> {
    let keys = await this.credentials.get();
    const tried = new Set<Remedy>();
    for (;;) {
      try {
        return await request(this.clientFor(keys));
      } catch (error) {
        const failure = toStoreError(error, call);
        const remedy = remedyFor(failure);
        if (!remedy || tried.has(remedy)) {
          throw failure;
        }
        tried.add(remedy);
        if (remedy === 'keys') {
          keys = await this.credentials.refresh(keys);
        }
      }
    }
  }

  private clientFor(keys: Credentials): S3Client {
    if (this.client?.keys !== keys) {
      const offsetMs = this.client?.client.config.systemClockOffset;
      this.client = { keys, client: createS3Client(this.address, keys, offsetMs) };
    }
    return this.client.client;
  }

  private get bucket(): string {
    return this.address.bucket;
  }

  private client: { keys: Credentials; client: S3Client } | null = null;
}

/** The SDK has set its clock by the answer already: it only remains to send again. */
type Remedy = 'keys' | 'clock';

function remedyFor(failure: Error): Remedy | null {
  if (failure instanceof CredentialsError) {
    return 'keys';
  }
  return failure instanceof SetupError && failure.check === 'clock' ? 'clock' : null;
}

function transferMs(sizeBytes: number): number {
  return Math.ceil(TIMEOUT_MS + sizeBytes / SLOWEST_BYTES_PER_MS);
}
