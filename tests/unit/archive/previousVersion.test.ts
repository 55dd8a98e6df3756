import { previousId } from '../../../src/archive/previousVersion';

const LANE = { bucket: 'b', key: 'k' };

/** Pages of ids, newest first; `†` stands for a delete marker. */
function historyOf(...pages: string[][]) {
  return {
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
  previousId(historyOf(...pages), LANE, versionId, null);

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
