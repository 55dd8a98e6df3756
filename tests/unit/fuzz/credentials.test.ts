import fc from 'fast-check';

import type { Credentials } from '../../../src/model/credentials';
import { readPasted } from '../../../src/model/pastedCredentials';
import { EndpointCredentials } from '../../../src/store/endpointCredentials';
import { askForToken } from '../../../src/store/tokenEndpoint';
import { harmless, harmlessly, json, jsonObject, RUNS, text } from './hostile';

const answer = fc.oneof(
  json,
  text,
  jsonObject({
    AccessKeyId: fc.constantFrom('"AKIA"', '""'),
    SecretAccessKey: fc.constantFrom('"hush"', '7'),
    SessionToken: fc.constantFrom('"token"', 'null'),
    Expiration: fc.constantFrom('"2026-01-02T03:04:05Z"', '"never"', '1e400')
  })
);

function expectWhole(keys: Credentials): void {
  expect(keys.accessKeyId).toMatch(/[\s\S]/);
  expect(keys.secretAccessKey).toMatch(/[\s\S]/);
  expect(['string', 'undefined']).toContain(typeof keys.sessionToken);
  expect(keys.expiresAt === null || Number.isFinite(keys.expiresAt)).toBe(true);
}

test('whatever an endpoint answers is whole keys or one of our errors', async () => {
  await fc.assert(
    fc.asyncProperty(answer, fc.integer({ min: 200, max: 599 }), async (body, status) => {
      const given = [204, 205, 304].includes(status) ? null : body;
      const request = async () => new Response(given, { status });
      const provider = new EndpointCredentials('https://keys.test', request);
      const keys = await harmlessly(() => provider.fetch());
      if (keys) {
        expectWhole(keys);
      }
    }),
    RUNS
  );
});

test('whatever a token’s address answers is a token or one of our errors', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(answer, jsonObject({ token: json, id_token: json })), async body => {
      const token = await harmlessly(() =>
        askForToken('https://t.test', async () => new Response(body))
      );
      expect(token ?? 'x').toMatch(/^[\w.~+/=-]+$/);
    }),
    RUNS
  );
});

test('whatever is pasted is whole keys or none', () => {
  const line = fc.tuple(
    fc.constantFrom('aws_access_key_id', 'AWS_SECRET_ACCESS_KEY', 'token'),
    text
  );
  const pasted = fc.oneof(
    answer,
    fc.array(line).map(lines => lines.map(([name, value]) => `${name} = ${value}`).join('\n'))
  );
  fc.assert(
    fc.property(pasted, value => {
      const keys = harmless(() => readPasted(value));
      if (keys) {
        expectWhole(keys);
      }
    }),
    RUNS
  );
});
