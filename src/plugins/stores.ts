import type { Credentials } from '../model/credentials';
import type { CredentialsSetting } from '../model/settings';
import type { Target } from '../model/target';
import type { CachedCredentials } from '../store/cachedCredentials';
import type { ISetupProbe } from '../store/setupProbe';
import type { IVersionStore } from '../store/versionStore';
import type { KeysParts } from './keys';
import { lazily } from './lazily';
import { once } from '../model/once';

/** Makes the store of a target once, with the keys that the settings provide. */
export class Stores {
  constructor(private readonly parts: KeysParts) {}

  /** The settings name another source of keys: from now on they come from there. */
  setCredentials(setting: CredentialsSetting): void {
    const told = JSON.stringify(setting);
    if (told !== this.told) {
      this.told = told;
      this.held = null;
      this.keys = once(async () => {
        const { keysOf } = await import('./keys');
        return (this.held = keysOf(setting, this.parts));
      });
      this.stores.clear();
    }
  }

  /** Use keys that a person entered; ignored where the settings take them from elsewhere. */
  async enter(keys: Credentials): Promise<void> {
    (await this.keys()).enter(keys);
  }

  /** Ask for keys anew at the next request, whatever failed before. */
  renew(): void {
    this.held?.renew();
  }

  /** Forget all keys, also those that a person entered. */
  forget(): void {
    this.held?.forget();
  }

  /** The store of a target; the same one for the same target. */
  of(target: Target): IVersionStore {
    const id = JSON.stringify([target.endpoint, target.region, target.bucket]);
    let store = this.stores.get(id);
    if (!store) {
      const { keys } = this;
      store = lazily<IVersionStore>(async () => {
        const [{ S3VersionStore }, held] = await Promise.all([
          import('../store/s3VersionStore'),
          keys()
        ]);
        return new S3VersionStore(target, held);
      });
      this.stores.set(id, store);
    }
    return store;
  }

  /** Looks at the bucket of a target as nobody else does. */
  probe(target: Target): ISetupProbe {
    const { keys } = this;
    return lazily<ISetupProbe>(async () => {
      const [{ S3SetupProbe }, held] = await Promise.all([import('../store/s3SetupProbe'), keys()]);
      return new S3SetupProbe(target, held);
    });
  }

  private told = '';
  private keys!: () => Promise<CachedCredentials>;
  /** The keys in use, if any were needed yet. */
  private held: CachedCredentials | null = null;
  private readonly stores = new Map<string, IVersionStore>();
}
