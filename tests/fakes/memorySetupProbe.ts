import { ConflictError, ForbiddenError, RejectedError } from '../../src/model/errors';
import type { LifecycleRule } from '../../src/model/expiringRules';
import { sha256Hex } from '../../src/model/sha256';
import type { BucketLook, ISetupProbe, ProbeWrite } from '../../src/store/setupProbe';
import type { MemoryVersionStore } from './memoryVersionStore';

/** Looks at a bucket in memory. A test breaks it by replacing a method. */
export class MemorySetupProbe implements ISetupProbe {
  constructor(
    private readonly store: MemoryVersionStore,
    private readonly now: () => number
  ) {}

  async keys(): Promise<{ expiresAt: number | null }> {
    return { expiresAt: this.now() + 3_600_000 };
  }

  async answers(): Promise<boolean> {
    return true;
  }

  async look(): Promise<BucketLook> {
    return { failure: null, versioning: 'Enabled', storeTime: this.now(), region: null };
  }

  async put(key: string, text: string, { condition, sha256 }: ProbeWrite = {}): Promise<string> {
    const body = new Blob([text]);
    if (sha256 && sha256 !== (await sha256Hex(body))) {
      throw new RejectedError('BadDigest');
    }
    const newest = (await this.store.list(key, { size: 1 })).versions[0];
    const holds =
      !condition || ('ifMatch' in condition ? newest?.etag === condition.ifMatch : !newest);
    if (!holds) {
      throw new ConflictError('PreconditionFailed');
    }
    await this.store.putForeign(key, body);
    return (await this.store.list(key, { size: 1 })).versions[0]!.versionId;
  }

  async copy(from: { key: string; versionId: string }, to: string): Promise<string> {
    return this.put(to, await (await this.store.get(from.key, from.versionId)).text());
  }

  async destroy(): Promise<void> {
    throw new ForbiddenError('AccessDenied');
  }

  async lifecycle(): Promise<LifecycleRule[]> {
    return [];
  }

  async lock(): Promise<boolean> {
    return false;
  }
}
