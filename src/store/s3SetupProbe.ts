import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  PutObjectCommand,
  type S3Client
} from '@aws-sdk/client-s3';

import type { Credentials } from '../model/credentials';
import { CredentialsError, NotFoundError, SetupError } from '../model/errors';
import type { LifecycleRule } from '../model/expiringRules';
import type { CachedCredentials } from './cachedCredentials';
import { toChecksumHeader } from './checksumHeader';
import { createS3Client, type BucketAddress } from './s3Client';
import { toStoreError, type S3Call } from './s3Errors';
import type { BucketLook, ISetupProbe, ProbeWrite } from './setupProbe';

/** Everything that is asked for here is small. */
const TIMEOUT_MS = 15_000;

/** The requests of the set-up check, to S3 or a service that speaks its language. */
export class S3SetupProbe implements ISetupProbe {
  constructor(
    private readonly address: BucketAddress,
    private readonly credentials: CachedCredentials
  ) {}

  async keys(): Promise<{ expiresAt: number | null }> {
    try {
      return await this.credentials.get();
    } catch {
      // Failures are remembered for a while: somebody may have put it right meanwhile.
      this.credentials.renew();
      return this.credentials.get();
    }
  }

  async answers(): Promise<boolean> {
    const { endpoint, region } = this.address;
    const url = endpoint || `https://s3.${region}.amazonaws.com`;
    try {
      await fetch(url, {
        mode: 'no-cors',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS)
      });
      return true;
    } catch {
      return false;
    }
  }

  async look(): Promise<BucketLook> {
    const keys = await this.credentials.get();
    const first = await this.lookWith(keys);
    if (first.failure instanceof CredentialsError) {
      return this.lookWith(await this.credentials.refresh(keys));
    }
    // The client has set its clock by the answer: what follows is only to be sent again.
    const isClock = first.failure instanceof SetupError && first.failure.check === 'clock';
    return isClock ? this.lookWith(keys) : first;
  }

  async put(key: string, text: string, { condition, sha256 }: ProbeWrite = {}): Promise<string> {
    const command = new PutObjectCommand({
      Bucket: this.address.bucket,
      Key: key,
      Body: text,
      ContentType: 'text/plain',
      ...(sha256 && { ChecksumSHA256: toChecksumHeader(sha256) }),
      ...(condition &&
        ('ifMatch' in condition
          ? { IfMatch: condition.ifMatch }
          : { IfNoneMatch: condition.ifNoneMatch }))
    });
    const answer = await this.send('put', (client, options) => client.send(command, options));
    return answer.VersionId ?? '';
  }

  async copy(from: { key: string; versionId: string }, to: string): Promise<string> {
    const source = [this.address.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
    const command = new CopyObjectCommand({
      Bucket: this.address.bucket,
      Key: to,
      CopySource: `${source}?versionId=${encodeURIComponent(from.versionId)}`
    });
    const answer = await this.send('copy', (client, options) => client.send(command, options));
    return answer.VersionId ?? '';
  }

  async destroy(key: string, versionId: string): Promise<void> {
    const { bucket } = this.address;
    const command = new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
    await this.send('put', (client, options) => client.send(command, options));
  }

  async lifecycle(): Promise<LifecycleRule[]> {
    const command = new GetBucketLifecycleConfigurationCommand({ Bucket: this.address.bucket });
    const answer = await this.sendUnlessMissing((client, options) => client.send(command, options));
    return answer?.Rules ?? [];
  }

  async lock(): Promise<boolean> {
    const command = new GetObjectLockConfigurationCommand({ Bucket: this.address.bucket });
    const answer = await this.sendUnlessMissing((client, options) => client.send(command, options));
    return answer?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled';
  }

  private async lookWith(keys: Credentials): Promise<BucketLook> {
    const client = this.clientFor(keys);
    const look: BucketLook = { failure: null, versioning: '', storeTime: null, region: null };
    const command = new GetBucketVersioningCommand({ Bucket: this.address.bucket });
    command.middlewareStack.add(
      next => async args => {
        const answer = await next(args);
        const { headers } = answer.response as { headers: Record<string, string> };
        look.storeTime = Date.parse(headers.date ?? '') || null;
        look.region = headers['x-amz-bucket-region'] ?? null;
        return answer;
      },
      { step: 'deserialize', priority: 'low', name: 'bookstoreLook' }
    );
    try {
      look.versioning = (await client.send(command, timed())).Status ?? '';
    } catch (error) {
      look.failure = toStoreError(error, 'check');
      look.region = (error as { Region?: string }).Region ?? look.region;
    }
    return look;
  }

  private async send<T>(call: S3Call, request: Request<T>): Promise<T> {
    try {
      return await request(this.clientFor(await this.credentials.get()), timed());
    } catch (error) {
      throw toStoreError(error, call);
    }
  }

  /** `null` where the store says that nothing of the kind is set. */
  private async sendUnlessMissing<T>(request: Request<T>): Promise<T | null> {
    try {
      // S3 has a code of its own for each thing that is not there, always with 404.
      return await this.send('get', request);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return null;
      }
      throw error;
    }
  }

  private clientFor(keys: Credentials): S3Client {
    if (this.client?.keys !== keys) {
      this.client = { keys, client: createS3Client(this.address, keys) };
    }
    return this.client.client;
  }

  private client: { keys: Credentials; client: S3Client } | null = null;
}

type Request<T> = (client: S3Client, options: { abortSignal: AbortSignal }) => Promise<T>;

function timed() {
  return { abortSignal: AbortSignal.timeout(TIMEOUT_MS) };
}
