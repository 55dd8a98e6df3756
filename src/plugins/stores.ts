import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { SetupError } from '../model/errors';
import type { CredentialsSetting } from '../model/settings';
import type { Target } from '../model/target';
import { CachedCredentials } from '../store/cachedCredentials';
import type { ICredentialsProvider } from '../store/credentialsProvider';
import { EndpointCredentials } from '../store/endpointCredentials';
import { S3VersionStore } from '../store/s3VersionStore';
import type { IVersionStore } from '../store/versionStore';

/** Makes the store of a target once, with the keys that the settings provide. */
export class Stores {
  constructor(private readonly server: ServerConnection.ISettings) {}

  /** The settings name another source of keys: from now on they come from there. */
  setCredentials(setting: CredentialsSetting): void {
    const told = JSON.stringify(setting);
    if (told !== this.told) {
      this.told = told;
      this.credentials = new CachedCredentials(providerOf(setting, this.server), Date.now);
      this.stores.clear();
    }
  }

  /** Ask for keys anew at the next request, whatever failed before. */
  renew(): void {
    this.credentials?.forget();
  }

  /** The store of a target; the same one for the same target. */
  of(target: Target): IVersionStore {
    const id = JSON.stringify([target.endpoint, target.region, target.bucket]);
    let store = this.stores.get(id);
    if (!store) {
      store = new S3VersionStore(target, this.credentials);
      this.stores.set(id, store);
    }
    return store;
  }

  private told = '';
  private credentials!: CachedCredentials;
  private readonly stores = new Map<string, IVersionStore>();
}

function providerOf(
  setting: CredentialsSetting,
  server: ServerConnection.ISettings
): ICredentialsProvider {
  const { provider, url } = setting;
  if (provider === 'endpoint' && url) {
    return new EndpointCredentials(absolute(url, server), request => ask(request, server));
  }
  const reason =
    provider === 'endpoint'
      ? 'The setting “credentials” names no URL to get keys from. Fill in its URL.'
      : `Keys cannot be got by “${provider}” yet. Choose the provider “endpoint” in the settings.`;
  return {
    fetch: () => Promise.reject(new SetupError('credentials', reason))
  };
}

function absolute(url: string, server: ServerConnection.ISettings): string {
  return /^https?:/.test(url) ? url : URLExt.join(server.baseUrl, url);
}

/** Jupyter is asked as Jupyter is; anybody else gets no cookies. */
function ask(url: string, server: ServerConnection.ISettings): Promise<Response> {
  return url.startsWith(server.baseUrl)
    ? ServerConnection.makeRequest(url, { cache: 'no-store' }, server)
    : fetch(url, { cache: 'no-store', credentials: 'omit' });
}
