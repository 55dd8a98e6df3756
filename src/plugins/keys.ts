import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { SetupError } from '../model/errors';
import type { CredentialsSetting } from '../model/settings';
import { CachedCredentials } from '../store/cachedCredentials';
import type { ICredentialsProvider } from '../store/credentialsProvider';
import { EndpointCredentials } from '../store/endpointCredentials';

/** Keys as the settings provide them. */
export function keysOf(
  setting: CredentialsSetting,
  server: ServerConnection.ISettings
): CachedCredentials {
  return new CachedCredentials(providerOf(setting, server), Date.now);
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
