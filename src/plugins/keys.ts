import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { CredentialsError, SetupError } from '../model/errors';
import type { CredentialsSetting } from '../model/settings';
import { AnonymousCredentials } from '../store/anonymousCredentials';
import { CachedCredentials } from '../store/cachedCredentials';
import type { ICredentialsProvider } from '../store/credentialsProvider';
import { EndpointCredentials } from '../store/endpointCredentials';
import { PromptCredentials } from '../store/promptCredentials';
import { askForToken } from '../store/tokenEndpoint';
import { lazily } from './lazily';

/** A service that gives nothing for so long will not, in milliseconds: waiting saves try again. */
const TIMEOUT_MS = 30_000;

export type KeysParts = {
  server: ServerConnection.ISettings;
  /** Of the bucket. */
  region: () => string;
};

/** Keys as the settings provide them. */
export function keysOf(setting: CredentialsSetting, parts: KeysParts): CachedCredentials {
  return new CachedCredentials(providerOf(setting, parts), Date.now);
}

function providerOf(setting: CredentialsSetting, parts: KeysParts): ICredentialsProvider {
  switch (setting.provider) {
    case 'prompt':
      return new PromptCredentials();
    case 'anonymous':
      return new AnonymousCredentials();
    case 'endpoint':
      return endpoint(setting, parts);
    case 'webIdentity':
      return webIdentity(setting, parts);
    case 'cognito':
      return cognito(setting, parts);
    default:
      return refuse('names no provider that is known. Choose one.');
  }
}

function endpoint({ url }: CredentialsSetting, { server }: KeysParts): ICredentialsProvider {
  return url
    ? new EndpointCredentials(absolute(url, server), request => ask(request, server))
    : refuse('names no URL to get keys from. Fill in its URL.');
}

function webIdentity(setting: CredentialsSetting, parts: KeysParts): ICredentialsProvider {
  const { roleArn, stsEndpoint = '' } = setting;
  if (!roleArn) {
    return refuse('names no role. Fill in its role ARN.');
  }
  return later(async () => {
    const { WebIdentityCredentials } = await import('../store/webIdentityCredentials');
    return new WebIdentityCredentials({
      roleArn,
      stsEndpoint,
      region: parts.region,
      sessionName: PageConfig.getOption('hubUser') || 'jupyterlab-bookstore',
      token: () => tokenOf(setting, parts),
      request: elsewhere
    });
  });
}

function cognito(setting: CredentialsSetting, parts: KeysParts): ICredentialsProvider {
  const { identityPoolId = '', loginProvider } = setting;
  if (!/^[\w-]+:[\w-]+$/.test(identityPoolId)) {
    return refuse('names no identity pool. Fill in its id, such as “eu-central-1:1234…”.');
  }
  return later(async () => {
    const { CognitoCredentials } = await import('../store/cognitoCredentials');
    const login = { provider: loginProvider ?? '', token: () => tokenOf(setting, parts) };
    return new CognitoCredentials({
      identityPoolId,
      login: loginProvider ? login : null,
      timeoutMs: TIMEOUT_MS
    });
  });
}

/** A provider that brings much along: loaded when keys are first needed. */
function later(load: () => Promise<ICredentialsProvider>): ICredentialsProvider {
  const { fetch } = lazily<Pick<ICredentialsProvider, 'fetch'>>(load);
  return { fetch };
}

function refuse(reason: string): ICredentialsProvider {
  const message = `The setting “credentials” ${reason}`;
  return { fetch: () => Promise.reject(new SetupError('credentials', message)) };
}

/** The token that says who the user is. */
async function tokenOf({ tokenUrl }: CredentialsSetting, { server }: KeysParts): Promise<string> {
  if (tokenUrl) {
    return askForToken(absolute(tokenUrl, server), request => ask(request, server));
  }
  const token = PageConfig.getOption('bookstoreWebIdentityToken');
  if (!token) {
    throw new CredentialsError(
      'Nobody gives a token of who you are. Fill in the token URL of “credentials”, or let the server put a token into the page.'
    );
  }
  return token;
}

function absolute(url: string, server: ServerConnection.ISettings): string {
  return /^https?:\/\//i.test(url) ? url : URLExt.join(server.baseUrl, url);
}

/** Jupyter's own server is asked with its cookies and XSRF token; others get none. */
function ask(url: string, server: ServerConnection.ISettings): Promise<Response> {
  return url.startsWith(server.baseUrl)
    ? ServerConnection.makeRequest(url, patiently({}), server)
    : elsewhere(url, {});
}

function elsewhere(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...patiently(init), credentials: 'omit' });
}

function patiently(init: RequestInit): RequestInit {
  return { ...init, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) };
}
