import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { S3VersionStore } from '../../../src/store/s3VersionStore';
import { answeringServer } from './answeringServer';

type Item = { tag: 'Version' | 'DeleteMarker'; key: string; id: string };

/** Listings by the letter of S3, which SeaweedFS does not always keep. */
describe('listVersions', () => {
  let server: Awaited<ReturnType<typeof answeringServer>>;
  let store: S3VersionStore;

  beforeAll(async () => {
    server = await answeringServer();
    const keys = { accessKeyId: 'id', secretAccessKey: 'secret', expiresAt: null };
    store = new S3VersionStore(
      { endpoint: server.url, region: 'us-east-1', bucket: 'b' },
      new CachedCredentials({ fetch: async () => keys }, Date.now)
    );
  });
  afterAll(() => server.stop());

  const items = (key: string, ids: string): Item[] =>
    Array.from(ids, id => ({
      tag: id >= 'a' ? 'Version' : 'DeleteMarker',
      key,
      id: `${key} ${id}`
    }));

  /** Small letters are versions, capitals delete markers, newest first. */
  function serve(all: Item[], beginsAnewBehind = ''): void {
    server.answer((request, response) => {
      const query = new URL(request.url ?? '', server.url).searchParams;
      const size = Number(query.get('max-keys'));
      const after = query.get('version-id-marker');
      const start =
        after && after !== beginsAnewBehind ? all.findIndex(({ id }) => id === after) + 1 : 0;
      const page = all.slice(start, start + size);
      const last = page[page.length - 1];
      response.end(listing(page, start + size < all.length ? last : undefined));
    });
  }

  async function listAll(key: string, size: number): Promise<string> {
    let ids = '';
    let after: string | null = null;
    do {
      const page = await store.list(key, { after, size });
      ids += page.versions.map(({ versionId }) => versionId.slice(-1)).join('');
      after = page.next;
    } while (after !== null);
    return ids;
  }

  it.each([1, 2, 3, 7, 100])('reaches all in order in pages of %d', async size => {
    serve([...items('k', 'aBcdEFg'), ...items('k.bak', 'xyXY'), ...items('k/x', 'z')]);

    expect(await listAll('k', size)).toBe('aBcdEFg');
  });

  it('gets past a server that begins anew behind the newest version', async () => {
    const all = [...items('k', 'abc'), ...items('k.bak', 'xy')];
    serve(all, all[0]!.id);

    expect(await listAll('k', 1)).toBe('abc');
  });

  it('asks no further once the key is behind it', async () => {
    serve([...items('k', 'ab'), ...items('k.bak', 'z'.repeat(5000))]);

    expect(await listAll('k', 10)).toBe('ab');
    expect(server.asked).toHaveLength(2);
  });

  it('asks no second time while a page holds the key alone', async () => {
    serve(items('k', 'abcd'));
    await listAll('k', 2);

    expect(server.asked).toHaveLength(2);
  });

  it('keeps a key that is written like a tag', async () => {
    serve(items('<Version>&', 'aBc'));

    const { versions } = await store.list('<Version>&');
    expect(versions.map(({ key, kind }) => [key, kind])).toEqual([
      ['<Version>&', 'object'],
      ['<Version>&', 'marker'],
      ['<Version>&', 'object']
    ]);
  });

  it('rejects a list without ids rather than guess', async () => {
    server.answer((_, response) =>
      response.end('<ListVersionsResult><Version><Key>k</Key></Version></ListVersionsResult>')
    );

    await expect(store.list('k')).rejects.toMatchObject({ name: 'TransientError' });
  });
});

function listing(page: Item[], last: Item | undefined): string {
  const escape = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const entries = page.map(
    ({ tag, key, id }) =>
      `<${tag}><Key>${escape(key)}</Key><VersionId>${escape(id)}</VersionId>` +
      `<IsLatest>false</IsLatest><LastModified>2026-01-02T03:04:05.000Z</LastModified></${tag}>`
  );
  const next = last
    ? `<NextKeyMarker>${escape(last.key)}</NextKeyMarker>` +
      `<NextVersionIdMarker>${escape(last.id)}</NextVersionIdMarker>`
    : '';
  return `<ListVersionsResult><IsTruncated>${Boolean(last)}</IsTruncated>${next}${entries.join('')}</ListVersionsResult>`;
}
