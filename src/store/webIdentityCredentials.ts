import type { Credentials } from '../model/credentials';
import { CredentialsError, TransientError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';
import { issuerError } from './issuerErrors';

export type WebIdentityParts = {
  roleArn: string;
  /** Of the STS of AWS that is asked. */
  region: () => string;
  /** Empty for AWS. */
  stsEndpoint: string;
  /** Stands in the logs of STS. */
  sessionName: string;
  /** A token that is good now. */
  token: () => Promise<string>;
  request: (url: string, init: RequestInit) => Promise<Response>;
};

/**
 * Trades a token of who the user is for the keys of a role. Asked with a plain form: the headers that
 * the SDK adds make browsers ask first, which not every STS answers.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export class WebIdentityCredentials implements ICredentialsProvider {
  constructor(private readonly parts: WebIdentityParts) {}

  async fetch(): Promise<Credentials> {
    const { status, text } = await this.ask(await this.parts.token());
    if (status !== 200) {
      throw issuerError('STS', status, field(text, 'Code'));
    }
    const credentials = parseCredentials(text);
    if (!credentials) {
      throw new CredentialsError(
        'STS answered, but not with credentials: look at "credentials.stsEndpoint".'
      );
    }
    return credentials;
  }

  private async ask(token: string): Promise<{ status: number; text: string }> {
    const { roleArn, region, stsEndpoint, sessionName, request } = this.parts;
    const url = stsEndpoint || `https://sts.${region()}.amazonaws.com`;
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      // 2 to 64 of these.
      RoleSessionName: sessionName
        .replace(/[^\w+=,.@-]/g, '-')
        .slice(0, 64)
        .padEnd(2, '-'),
      WebIdentityToken: token
    });
    try {
      const response = await request(url, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    } catch {
      throw new TransientError(
        'STS could not be reached: the network, its address or its CORS rules may be at fault.'
      );
    }
  }
}

/** The text of an element that holds no other; none of those asked for needs escapes. */
function field(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<>&]+)</${name}>`).exec(xml)?.[1] ?? '';
}

function parseCredentials(xml: string): Credentials | null {
  const accessKeyId = field(xml, 'AccessKeyId');
  const secretAccessKey = field(xml, 'SecretAccessKey');
  const sessionToken = field(xml, 'SessionToken');
  const expiresAt = Date.parse(field(xml, 'Expiration'));
  if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt)) {
    return null;
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt };
}
