import { CredentialsError, TransientError } from '../../../src/model/errors';
import { WebIdentityCredentials } from '../../../src/store/webIdentityCredentials';
import { answeringServer } from './answeringServer';

const NS = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

/** As in the documents of STS. */
const ANSWER = `<AssumeRoleWithWebIdentityResponse ${NS}>
  <AssumeRoleWithWebIdentityResult>
    <SubjectFromWebIdentityToken>ana</SubjectFromWebIdentityToken>
    <Credentials>
      <SessionToken>token/+=</SessionToken>
      <SecretAccessKey>secret/+=</SecretAccessKey>
      <Expiration>2027-01-15T08:00:00Z</Expiration>
      <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;

function refusal(code: string): string {
  return `<ErrorResponse ${NS}><Error><Type>Sender</Type><Code>${code}</Code><Message>hush</Message></Error></ErrorResponse>`;
}

let server: Awaited<ReturnType<typeof answeringServer>>;
beforeEach(async () => {
  server = await answeringServer();
});
afterEach(() => server.stop());

function open(parts: Partial<ConstructorParameters<typeof WebIdentityCredentials>[0]> = {}) {
  return new WebIdentityCredentials({
    roleArn: 'arn:aws:iam::1:role/Reader',
    region: () => 'eu-central-1',
    stsEndpoint: server.url,
    sessionName: 'ana',
    token: () => Promise.resolve('who.i.am'),
    request: fetch,
    ...parts
  });
}

it('sends a plain form, for which a browser asks nobody first', async () => {
  let body: unknown;
  let headers: [string, string][] = [];
  let url = '';
  const request = (to: string, init: RequestInit) => {
    url = to;
    body = init.body;
    headers = [...new Headers(init.headers)];
    return Promise.resolve(new Response(ANSWER));
  };
  const keys = await open({ stsEndpoint: '', request }).fetch();

  expect(keys).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret/+=',
    sessionToken: 'token/+=',
    expiresAt: Date.UTC(2027, 0, 15, 8)
  });
  expect(url).toBe('https://sts.eu-central-1.amazonaws.com');
  expect(headers).toEqual([]);
  expect(Object.fromEntries(body as URLSearchParams)).toEqual({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: 'arn:aws:iam::1:role/Reader',
    RoleSessionName: 'ana',
    WebIdentityToken: 'who.i.am'
  });
});

it('asks for a token anew each time, and lets a failure to get one pass', async () => {
  server.answer((_, response) => response.end(ANSWER));
  const failure = new TransientError('nobody');
  const token = jest.fn().mockResolvedValueOnce('one').mockRejectedValueOnce(failure);
  const provider = open({ token });
  await provider.fetch();
  await expect(provider.fetch()).rejects.toBe(failure);
  expect(server.asked).toHaveLength(1);
});

it.each<[number, string, unknown]>([
  [400, 'ExpiredTokenException', CredentialsError],
  [403, 'AccessDenied', CredentialsError],
  [400, 'IDPCommunicationError', TransientError],
  [400, 'Throttling', TransientError],
  [500, 'InternalFailure', TransientError]
])('knows what %d %s means, and keeps its words to itself', async (status, code, kind) => {
  server.answer((_, response) => response.writeHead(status).end(refusal(code)));
  const error = (await open()
    .fetch()
    .catch((e: unknown) => e)) as Error;
  expect(error).toBeInstanceOf(kind);
  expect(error.message).toContain(`STS answered ${status} ${code}`);
  expect(error.message).not.toContain('hush');
});

it.each(['', '<html>Log in</html>', ANSWER.replace(/<SessionToken>.*\n/, '')])(
  'takes nothing else for keys: %j',
  async body => {
    server.answer((_, response) => response.end(body));
    await expect(open().fetch()).rejects.toThrow(CredentialsError);
  }
);

it('is transient while nobody answers', async () => {
  const provider = open();
  await server.stop();
  await expect(provider.fetch()).rejects.toThrow(TransientError);
  server = await answeringServer();
});
