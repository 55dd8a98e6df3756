import { isLongLived, readPasted } from '../../../src/model/pastedCredentials';

const SECRET = 'wJalr/XUtn+FEMI/K7MDENG=bPxRfiCYEXAMPLEKEY';
const TOKEN = 'IQoJb3JpZ2luX2VjEA//+aCXVzLWVhc3QtMQ==';
const EXPIRATION = '2026-11-22T20:00:00Z';
const KEYS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: SECRET, sessionToken: TOKEN };
const AT = Date.UTC(2026, 10, 22, 20);

const STS = {
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: SECRET,
  SessionToken: TOKEN,
  Expiration: EXPIRATION
};

it.each([
  [
    'the console’s lines for a shell',
    `export AWS_ACCESS_KEY_ID="ASIAEXAMPLE"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="${TOKEN}"\n`,
    null
  ],
  [
    'its lines for Windows',
    `SET AWS_ACCESS_KEY_ID=ASIAEXAMPLE\r\nSET AWS_SECRET_ACCESS_KEY=${SECRET}\r\nSET AWS_SESSION_TOKEN=${TOKEN}`,
    null
  ],
  [
    'its lines for PowerShell',
    `$Env:AWS_ACCESS_KEY_ID="ASIAEXAMPLE"\n$Env:AWS_SECRET_ACCESS_KEY="${SECRET}"\n$Env:AWS_SESSION_TOKEN="${TOKEN}"`,
    null
  ],
  [
    'a credentials file',
    `[123456789012_Scientist]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key=${SECRET}\naws_session_token =   ${TOKEN}\n`,
    null
  ],
  [
    'the environment that the command line exports',
    `AWS_ACCESS_KEY_ID=ASIAEXAMPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SESSION_TOKEN=${TOKEN}\nAWS_CREDENTIAL_EXPIRATION=2026-11-22T20:00:00+00:00`,
    AT
  ],
  [
    'what STS answers',
    JSON.stringify({ Credentials: STS, AssumedRoleUser: { Arn: 'arn:aws:sts::1:x' } }, null, 2),
    AT
  ],
  ['one line of JSON', JSON.stringify(STS).replaceAll('/', '\\/'), AT],
  ['an endpoint', JSON.stringify({ ...STS, SessionToken: undefined, Token: TOKEN, Version: 1 }), AT]
])('reads %s', (_, text, expiresAt) => {
  expect(readPasted(text)).toEqual({ ...KEYS, expiresAt });
});

it('tells keys that never expire', () => {
  const keys = readPasted(`aws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=${SECRET}`)!;
  expect(keys).toEqual({
    accessKeyId: 'AKIAEXAMPLE',
    secretAccessKey: SECRET,
    expiresAt: null
  });
  expect(isLongLived(keys)).toBe(true);
  expect(isLongLived({ ...keys, sessionToken: TOKEN })).toBe(false);
});

it.each([
  '',
  'hello',
  'AKIAEXAMPLE',
  'aws_access_key_id=AKIAEXAMPLE',
  'aws_access_key_id=\naws_secret_access_key=',
  `{"SecretAccessKey":"${SECRET}"}`
])('finds no keys in %j', text => {
  expect(readPasted(text)).toBeNull();
});

it('takes the first of several', () => {
  const two = `[a]\naws_access_key_id=A\naws_secret_access_key=a\n[b]\naws_access_key_id=B\naws_secret_access_key=b`;
  expect(readPasted(two)).toMatchObject({ accessKeyId: 'A', secretAccessKey: 'a' });
});

it('leaves the end open if the time has no zone', () => {
  expect(readPasted(JSON.stringify({ ...STS, Expiration: '2026-11-22T20:00:00' }))).toMatchObject({
    expiresAt: null
  });
});
