import fc from 'fast-check';

import { sha256Hex } from '../../../src/model/sha256';
import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { S3VersionStore } from '../../../src/store/s3VersionStore';
import { answeringServer } from '../store/answeringServer';
import { harmlessly, RUNS, text } from './hostile';

/** Requests are slower than functions. */
const ANSWERS = { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 5) };

const NAMES = [
  ...['ListVersionsResult', 'ListBucketResult', 'Tagging', 'VersioningConfiguration', 'Error'],
  ...['CopyObjectResult', 'Version', 'DeleteMarker', 'Contents', 'CommonPrefixes', 'TagSet', 'Tag'],
  ...['Key', 'Value', 'VersionId', 'Prefix', 'IsTruncated', 'IsLatest', 'LastModified', 'ETag'],
  ...['Size', 'NextKeyMarker', 'NextVersionIdMarker', 'Status', 'Code', 'Message', 'Region'],
  ...['__proto__', 'constructor', 'toString']
];

const escaped = text.map(value =>
  value.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`)
);

/** A document of S3 with its parts in the wrong places, and some that are none of its. */
const xml: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small' },
    escaped,
    fc.constantFrom(
      'true',
      '7',
      '-1',
      '2026-01-01T00:00:00Z',
      'AccessDenied',
      '&#0;',
      '<![CDATA[x]]>'
    ),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`)
  )
})).node;

const ROOTS = NAMES.slice(0, 6);
const body = fc.oneof(
  text,
  xml,
  fc
    .tuple(fc.constantFrom(...ROOTS), fc.array(xml, { maxLength: 6 }))
    .map(([root, parts]) => `<?xml version="1.0"?><${root}>${parts.join('')}</${root}>`),
  fc.constant('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><Error><Code>&c;</Code></Error>')
);

let server: Awaited<ReturnType<typeof answeringServer>>;
let store: S3VersionStore;

beforeAll(async () => {
  server = await answeringServer();
  const keys = { accessKeyId: 'id', secretAccessKey: 'secret', expiresAt: null };
  store = new S3VersionStore(
    { endpoint: server.url, region: 'us-east-1', bucket: 'b' },
    new CachedCredentials({ fetch: async () => ({ ...keys }) }, Date.now)
  );
});

afterAll(() => server.stop());

const calls: Record<string, () => Promise<unknown>> = {
  check: () => store.check(),
  list: () => store.list('k'),
  objects: () => store.objects('k/'),
  tags: () => store.tags('k', 'v'),
  head: () => store.head('k'),
  get: () => store.get('k', 'v'),
  markDeleted: () => store.markDeleted('k'),
  put: async () => {
    const body = new Blob(['x']);
    return store.put('k', {
      ...{ body, sha256: await sha256Hex(body), contentType: 'text/plain' },
      ...{ metadata: { v: 1 }, condition: { ifNoneMatch: '*' } }
    });
  }
};

test.each(Object.keys(calls))(
  'whatever answers to “%s” is read, or one of our errors',
  async name => {
    const status = fc.constantFrom(200, 200, 200, 206, 400, 403, 404, 409, 500, 503);
    const metadata = fc.string({ unit: fc.constantFrom('{', '}', '"', 'v', ':', '1', 'a') });
    await fc.assert(
      fc.asyncProperty(body, status, metadata, async (answer, code, header) => {
        const headers = {
          'content-type': 'application/xml',
          'x-amz-meta-bookstore': header,
          'x-amz-version-id': 'null',
          'last-modified': header || 'never'
        };
        server.answer((_, response) => response.writeHead(code, headers).end(answer));
        await harmlessly(calls[name]!);
      }),
      ANSWERS
    );
  }
);
