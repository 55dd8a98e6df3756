import { sha256Hex } from '../../../src/model/sha256';
import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { S3VersionStore } from '../../../src/store/s3VersionStore';
import { answeringServer, s3Error } from './answeringServer';

/** What a store throws for the answers of a server: the SDK's own reading of them included. */
describe('toStoreError', () => {
  let server: Awaited<ReturnType<typeof answeringServer>>;
  let store: S3VersionStore;

  beforeAll(async () => {
    server = await answeringServer();
  });
  afterAll(() => server.stop());

  beforeEach(() => {
    store = open();
  });

  function open(timeout?: (delayMs: number) => AbortSignal) {
    const keys = { accessKeyId: 'id', secretAccessKey: 'secret', expiresAt: null };
    return new S3VersionStore(
      { endpoint: server.url, region: 'us-east-1', bucket: 'b' },
      new CachedCredentials({ fetch: async () => ({ ...keys }) }, Date.now),
      timeout
    );
  }

  function answer(status: number, body: string, headers: Record<string, string> = {}): void {
    server.answer((_, response) => response.writeHead(status, headers).end(body));
  }

  async function put() {
    const body = new Blob(['x']);
    return store.put('k', {
      body,
      sha256: await sha256Hex(body),
      contentType: 'text/plain',
      metadata: { v: 1 },
      condition: { ifNoneMatch: '*' }
    });
  }

  const calls = {
    put,
    check: () => store.check(),
    list: () => store.list('k'),
    head: () => store.head('k'),
    get: () => store.get('k', '1')
  };

  const page = '<!doctype html><html><body>Hello<br></body></html>';

  it.each<[keyof typeof calls, number, string, object]>([
    ['put', 409, s3Error('ConditionalRequestConflict'), { name: 'ConflictError' }],
    ['put', 409, s3Error('OperationAborted'), { name: 'ConflictError' }],
    ['put', 412, s3Error('PreconditionFailed'), { name: 'ConflictError' }],
    ['put', 404, s3Error('NoSuchKey'), { name: 'ConflictError' }],
    ['put', 404, s3Error('NoSuchBucket'), { name: 'SetupError', check: 'bucket' }],
    ['list', 404, s3Error('NoSuchBucket'), { name: 'SetupError', check: 'bucket' }],
    ['put', 400, s3Error('InvalidBucketName'), { name: 'SetupError', check: 'bucket' }],
    ['put', 501, s3Error('NotImplemented'), { name: 'SetupError', check: 'conditional' }],
    ['check', 301, s3Error('PermanentRedirect'), { name: 'SetupError', check: 'region' }],
    [
      'put',
      400,
      s3Error('AuthorizationHeaderMalformed', "the region 'us-east-1' is wrong"),
      { name: 'SetupError', check: 'region' }
    ],
    [
      'put',
      400,
      s3Error('AuthorizationHeaderMalformed', 'a non-empty Access Key must be provided'),
      { name: 'CredentialsError' }
    ],
    ['put', 403, s3Error('RequestTimeTooSkewed'), { name: 'SetupError', check: 'clock' }],
    ['put', 400, s3Error('ExpiredToken'), { name: 'CredentialsError' }],
    ['put', 400, s3Error('InvalidToken'), { name: 'CredentialsError' }],
    ['put', 400, s3Error('TokenRefreshRequired'), { name: 'CredentialsError' }],
    ['get', 403, s3Error('InvalidAccessKeyId'), { name: 'CredentialsError' }],
    ['list', 403, s3Error('SignatureDoesNotMatch'), { name: 'CredentialsError' }],
    ['put', 403, s3Error('AccessDenied'), { name: 'ForbiddenError' }],
    ['put', 403, s3Error('AllAccessDisabled'), { name: 'ForbiddenError' }],
    ['put', 400, s3Error('BadDigest'), { name: 'RejectedError' }],
    ['put', 400, s3Error('XAmzContentSHA256Mismatch'), { name: 'RejectedError' }],
    ['put', 400, s3Error('EntityTooLarge'), { name: 'RejectedError' }],
    ['put', 400, s3Error('KeyTooLongError'), { name: 'RejectedError' }],
    ['put', 400, s3Error('hasOwnProperty'), { name: 'RejectedError' }],
    ['put', 400, s3Error('RequestTimeout'), { name: 'TransientError' }],
    ['put', 400, s3Error('IncompleteBody'), { name: 'TransientError' }],
    ['put', 429, s3Error('TooManyRequests'), { name: 'TransientError' }],
    ['put', 503, s3Error('SlowDown'), { name: 'TransientError' }],
    ['put', 500, '', { name: 'TransientError' }],
    ['list', 502, page, { name: 'TransientError' }],
    ['list', 200, page, { name: 'TransientError' }],
    ['list', 200, '<ListVersionsResult><Version>', { name: 'TransientError' }],
    ['list', 200, s3Error('InternalError'), { name: 'TransientError' }],
    ['put', 403, page, { name: 'SetupError', check: 'endpoint' }],
    ['put', 405, page, { name: 'SetupError', check: 'endpoint' }],
    ['put', 404, '', { name: 'SetupError', check: 'endpoint' }],
    ['check', 404, page, { name: 'SetupError', check: 'endpoint' }],
    ['get', 404, s3Error('NoSuchVersion'), { name: 'NotFoundError' }],
    ['get', 404, s3Error('NoSuchKey'), { name: 'NotFoundError' }],
    ['get', 405, s3Error('MethodNotAllowed'), { name: 'NotFoundError' }],
    ['get', 400, s3Error('InvalidArgument'), { name: 'NotFoundError' }],
    ['get', 404, page, { name: 'SetupError', check: 'endpoint' }],
    ['head', 400, s3Error('InvalidArgument'), { name: 'NotFoundError' }],
    ['head', 404, '', { name: 'NotFoundError' }],
    ['head', 405, '', { name: 'NotFoundError' }],
    ['head', 403, '', { name: 'ForbiddenError' }],
    ['head', 403, s3Error('ExpiredToken'), { name: 'CredentialsError' }],
    ['head', 503, '', { name: 'TransientError' }]
  ])('reads the answer to a %s: %d %s', async (call, status, body, expected) => {
    answer(status, body);

    await expect(calls[call]()).rejects.toMatchObject(expected);
    expect(server.asked.length).toBeGreaterThan(0);
  });

  it('says in whole sentences what the store said', async () => {
    for (const message of ['Access Denied', 'Access Denied.']) {
      answer(403, s3Error('AccessDenied', message));
      await expect(put()).rejects.toThrow(
        /^The keys do not allow this. The store answered 403 AccessDenied: Access Denied\.$/
      );
    }
  });

  it('takes a refused look at the versioning for no failure', async () => {
    answer(403, s3Error('AccessDenied'));

    await expect(store.check()).resolves.toBeUndefined();
  });

  it('says how to let the page see version ids', async () => {
    server.answer((request, response) => {
      response.setHeader('etag', '"e"');
      response.end(request.method === 'GET' ? versioning('Enabled') : '');
    });

    await expect(put()).rejects.toMatchObject({ name: 'SetupError', check: 'version-id' });
  });

  it('takes the version id from a HEAD if the PUT gave none, for the same bytes only', async () => {
    const digest = async (text: string) =>
      Buffer.from(await sha256Hex(new Blob([text])), 'hex').toString('base64');
    for (const [stored, outcome] of [
      ['x', { versionId: 'v7', etag: '"e"' }],
      ['other', undefined]
    ] as const) {
      const checksum = await digest(stored);
      server.answer((request, response) => {
        if (request.method === 'HEAD') {
          response.setHeader('x-amz-version-id', 'v7');
          response.setHeader('x-amz-checksum-sha256', checksum);
        }
        response.setHeader('etag', '"e"');
        response.end(request.method === 'GET' ? versioning('Enabled') : '');
      });

      await (outcome
        ? expect(put()).resolves.toEqual(outcome)
        : expect(put()).rejects.toMatchObject({ check: 'version-id' }));
    }
  });

  it('never calls a version archived whose id is null', async () => {
    answer(200, '', { 'x-amz-version-id': 'null', etag: '"e"' });

    await expect(put()).rejects.toMatchObject({ name: 'SetupError', check: 'versioning' });
  });

  it('corrects its clock by the answer, once', async () => {
    let now = Date.now() + 86_400_000;
    server.answer((request, response) => {
      const isClose = request.headers['x-amz-date']?.slice(0, 8) === compactDay(now);
      response.setHeader('date', new Date(now).toUTCString());
      response.writeHead(isClose ? 200 : 403);
      response.end(isClose ? versioning('Enabled') : s3Error('RequestTimeTooSkewed'));
    });

    await expect(store.check()).resolves.toBeUndefined();
    expect(server.asked).toHaveLength(2);
    now += 1000;
    await store.check();
    expect(server.asked).toHaveLength(3);
  });

  it('gets over a wrong clock and refused keys together', async () => {
    const nowMs = Date.now() + 86_400_000;
    const codes = ['RequestTimeTooSkewed', 'InvalidToken'];
    server.answer((request, response) => {
      const isClose = request.headers['x-amz-date']?.slice(0, 8) === compactDay(nowMs);
      const code = isClose ? codes[server.asked.length - 1] : 'RequestTimeTooSkewed';
      response.setHeader('date', new Date(nowMs).toUTCString());
      response.writeHead(code ? 403 : 200).end(code ? s3Error(code) : versioning('Enabled'));
    });

    await expect(store.check()).resolves.toBeUndefined();
    expect(server.asked).toHaveLength(3);
  });

  it('waits for a body as long as its size warrants', async () => {
    const delaysMs: number[] = [];
    const patient = open(delayMs => {
      delaysMs.push(delayMs);
      return new AbortController().signal;
    });
    answer(200, 'x'.repeat(80_000), { 'content-length': '80000' });
    await patient.get('k', '1');

    expect(delaysMs).toEqual([30_000, 40_000]);
  });

  it('gives up on a store that does not answer', async () => {
    let time = new AbortController();
    const isUp = () => time.abort(new DOMException('', 'TimeoutError'));
    const hasty = open(() => time.signal);
    server.answer(isUp);
    await expect(hasty.list('k')).rejects.toMatchObject({ name: 'TransientError' });

    time = new AbortController();
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': 9 });
      response.write('part', isUp);
    });
    await expect(hasty.get('k', '1')).rejects.toMatchObject({ name: 'TransientError' });
    expect(server.asked).toHaveLength(1);
  });

  it('does not take half an answer for the bytes of a version', async () => {
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': 9 });
      response.write('part', () => response.destroy());
    });

    await expect(store.get('k', '1')).rejects.toMatchObject({ name: 'TransientError' });
  });

  it('signs the body and sends what makes the write safe', async () => {
    answer(200, '', { 'x-amz-version-id': 'v1', etag: '"e"' });
    await put();

    const [request] = server.asked;
    const sha256 = await sha256Hex(new Blob(['x']));
    expect(request?.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '1',
      'if-none-match': '*',
      'x-amz-content-sha256': sha256,
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      'x-amz-meta-bookstore': '{"v":1}'
    });
    expect(request?.headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
  });
});

function versioning(status: string): string {
  return `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
}

function compactDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10).replace(/-/g, '');
}
