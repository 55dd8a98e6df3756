import { previousId } from '../../../src/archive/previousVersion';

const LANE = { bucket: 'b', key: 'k' };

/** When the oldest version was saved. */
const OLDEST = '2026-01-02T00:00:00.000Z';
const ORIGINAL = 'local:original-0';

/** Pages of ids, newest first; `†` stands for a delete marker. `at` is of what was before. */
function historyOf(pages: string[][], at: string | null = null) {
  return {
    original: () => Promise.resolve((at && { versionId: ORIGINAL, metadata: { v: 1, at } }) as any),
    details: () => Promise.resolve({ at: OLDEST } as any),
    list: (_lane: unknown, _target: unknown, { after = null }: { after?: string | null } = {}) => {
      const at = Number(after ?? 0);
      const versions = pages[at]!.map(versionId => ({
        versionId,
        kind: versionId.startsWith('†') ? 'marker' : 'object'
      }));
      return Promise.resolve({ versions, next: at + 1 < pages.length ? `${at + 1}` : null } as any);
    }
  };
}

const before = (versionId: string, ...pages: string[][]) =>
  previousId(historyOf(pages), LANE, versionId, null);

it('gives the next older version', async () => {
  expect(await before('c', ['d', 'c', 'b', 'a'])).toBe('b');
});

it('passes delete markers and the ends of pages', async () => {
  expect(await before('c', ['d', 'c', '†1'], ['†2'], ['b', 'a'])).toBe('b');
});

it('says that there is none before the oldest, and no such version', async () => {
  await expect(before('a', ['b', 'a', '†1'])).rejects.toThrow('oldest version');
  await expect(before('x', ['b', 'a'])).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(before('x', ['b', 'a'])).rejects.toThrow('no version x');
});

it('gives what the file was before its first save, after the oldest version', async () => {
  const find = (versionId: string, at: string) =>
    previousId(historyOf([['b', 'a', '†1']], at), LANE, versionId, null);
  const [earlier, later] = ['2026-01-01T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
  expect(await find('b', earlier)).toBe('a');
  expect(await find('a', earlier)).toBe(ORIGINAL);
  await expect(find('a', later)).rejects.toThrow('oldest version');
  await expect(find(ORIGINAL, earlier)).rejects.toThrow('oldest version');
  await expect(find('x', earlier)).rejects.toThrow('no version x');
});
