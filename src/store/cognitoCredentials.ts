import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { Credentials } from '../model/credentials';
import { CredentialsError, TransientError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';
import { issuerError } from './issuerErrors';

export type CognitoParts = {
  /** `<region>:<uuid>` */
  identityPoolId: string;
  /** Who vouches for the user, as the pool names it, and a token of theirs; `null` for guests. */
  login: { provider: string; token: () => Promise<string> } | null;
  /** After so long without an answer it is as if there were no network. */
  timeoutMs: number;
  /** Empty for AWS. */
  endpoint?: string;
};

/** Keys of an Amazon Cognito identity pool. It brings a part of the AWS SDK along. */
export class CognitoCredentials implements ICredentialsProvider {
  constructor(private readonly parts: CognitoParts) {}

  async fetch(): Promise<Credentials> {
    try {
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = await this.provide();
      const expiresAt = expiration?.getTime() ?? null;
      return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), expiresAt };
    } catch (error) {
      throw asOurs(error);
    }
  }

  private provide() {
    const { identityPoolId, login, timeoutMs, endpoint } = this.parts;
    const { identities } = this;
    const provide = fromCognitoIdentityPool({
      identityPoolId,
      ...(login && { logins: { [login.provider]: login.token } }),
      clientConfig: {
        region: identityPoolId.split(':')[0]!,
        ...(endpoint && { endpoint }),
        // Others retry.
        maxAttempts: 1,
        // The same in a browser and in Node.
        requestHandler: new FetchHttpHandler({
          requestInit: () => ({ cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) })
        })
      },
      // By default guests' identities, which are as good as keys, are kept in IndexedDB.
      cache: {
        getItem: name => identities.get(name) ?? null,
        setItem: (name, identity) => void identities.set(name, identity),
        removeItem: name => void identities.delete(name)
      }
    });
    return provide();
  }

  private readonly identities = new Map<string, string>();
}

function asOurs(error: unknown): Error {
  if (error instanceof CredentialsError || error instanceof TransientError) {
    return error;
  }
  const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  return status === undefined
    ? new TransientError('Cognito could not be reached: the network may be at fault.')
    : issuerError('Cognito', status, name);
}
