import { CredentialsError, TransientError } from '../../../src/model/errors';
import { askForToken } from '../../../src/store/tokenEndpoint';

const URL_ = 'https://hub.example/token?hush=1';
const answering = (body: string, status = 200) => {
  return () => Promise.resolve(new Response(body, { status }));
};

it.each([
  ['text', 'aaa.bbb-_.ccc\n'],
  ['JSON', '{"token":"aaa.bbb-_.ccc"}'],
  ['the answer of an OpenID provider', '{"access_token":"other","id_token":"aaa.bbb-_.ccc"}'],
  ['an access token alone', '{"access_token":"aaa.bbb-_.ccc","token":7}']
])('reads a token in %s', async (_, body) => {
  expect(await askForToken(URL_, answering(body))).toBe('aaa.bbb-_.ccc');
});

it.each(['', '<html>Log in</html>', '{"token":""}', '{"token":"a b"}', '[]', '"'])(
  'finds none in %j, and says where it looked without telling the query',
  async body => {
    const error = (await askForToken(URL_, answering(body)).catch((e: unknown) => e)) as Error;
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toContain('https://hub.example/token answered');
    expect(error.message).toContain('credentials.tokenUrl');
    expect(error.message).not.toContain('hush');
  }
);

it.each<[number, unknown]>([
  [401, CredentialsError],
  [404, CredentialsError],
  [429, TransientError],
  [503, TransientError]
])('knows what %d means', async (status, kind) => {
  await expect(askForToken(URL_, answering('', status))).rejects.toThrow(kind as never);
});
