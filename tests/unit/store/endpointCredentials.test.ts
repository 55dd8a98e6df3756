import { CredentialsError, TransientError } from '../../../src/model/errors';
import { EndpointCredentials } from '../../../src/store/endpointCredentials';

const KEYS = { AccessKeyId: 'id', SecretAccessKey: 'hush' };

function asking(status: number, body: unknown, asked: string[] = []) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = async (url: string) => {
    asked.push(url);
    return new Response(status === 204 ? null : text, { status });
  };
  return new EndpointCredentials('https://hub.example/keys?ticket=hush', request).fetch();
}

describe('EndpointCredentials', () => {
  it.each([
    ['Token', '2026-01-02T03:04:05Z'],
    ['SessionToken', '2026-01-02T03:04:05.000+00:00'],
    ['SessionToken', '2026-01-02T05:04:05+02:00']
  ])('reads %s and the time %s', async (field, Expiration) => {
    const asked: string[] = [];
    const credentials = await asking(200, { ...KEYS, [field]: 'token', Expiration }, asked);

    expect(credentials).toEqual({
      accessKeyId: 'id',
      secretAccessKey: 'hush',
      sessionToken: 'token',
      expiresAt: Date.UTC(2026, 0, 2, 3, 4, 5)
    });
    expect(asked).toEqual(['https://hub.example/keys?ticket=hush']);
  });

  it.each([undefined, null, '', 'soon', '2026-01-02T03:04:05', 1767323045])(
    'leaves the expiry open if the time is %p',
    async Expiration => {
      expect(await asking(200, { ...KEYS, Expiration })).toMatchObject({ expiresAt: null });
    }
  );

  it.each<[number, unknown, unknown]>([
    [401, '', CredentialsError],
    [403, KEYS, CredentialsError],
    [404, '<html>', CredentialsError],
    [302, '', CredentialsError],
    [204, '', CredentialsError],
    [200, '<!doctype html><title>Log in</title>', CredentialsError],
    [200, 'null', CredentialsError],
    [200, '[]', CredentialsError],
    [200, '"hush"', CredentialsError],
    [200, {}, CredentialsError],
    [200, { ...KEYS, AccessKeyId: '' }, CredentialsError],
    [200, { ...KEYS, SecretAccessKey: 7 }, CredentialsError],
    [200, { ...KEYS, Token: { hush: 1 } }, CredentialsError],
    [408, '', TransientError],
    [429, '', TransientError],
    [500, '', TransientError],
    [503, '', TransientError]
  ])('refuses %d %j, and keeps secrets to itself', async (status, body, kind) => {
    const error = await asking(status, body).catch((e: unknown) => e);

    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toContain('https://hub.example/keys');
    expect((error as Error).message).not.toContain('hush');
  });

  it('says which answer it got', async () => {
    await expect(asking(403, '')).rejects.toThrow('403');
  });

  it('takes what the request throws for the network', async () => {
    const provider = new EndpointCredentials('https://hub.example/keys', async () => {
      throw new TypeError('Failed to fetch');
    });

    await expect(provider.fetch()).rejects.toThrow(TransientError);
  });
});
