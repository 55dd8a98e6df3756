import { newestOf } from '../../../src/archive/newestOf';
import { ForbiddenError, TransientError } from '../../../src/model/errors';
import type { Version } from '../../../src/model/version';

const versions = (text: string) =>
  [...text].map(id => ({ versionId: id, kind: id === 'm' ? 'marker' : 'object' }) as Version);

/** Those with capital letters were archived late. */
const read = async ({ versionId }: { versionId: string }) => ({
  metadata: { v: 1 as const, late: versionId !== versionId.toLowerCase() }
});

test.each([
  ['ba', 'b'],
  ['mba', 'b'],
  ['mCba', 'b'],
  ['DCba', 'b'],
  ['DC', 'D']
])('of %s, newest first, it is %s', async (listed, newest) => {
  expect((await newestOf(versions(listed), read))?.versionId).toBe(newest);
});

test('of delete markers there is none', async () => {
  expect(await newestOf(versions('mm'), read)).toBeUndefined();
});

test('who may read none goes by the order, and other failures are told', async () => {
  const refuse = () => Promise.reject(new ForbiddenError('no'));
  expect((await newestOf(versions('ba'), refuse))?.versionId).toBe('b');
  const away = () => Promise.reject(new TransientError('away'));
  await expect(newestOf(versions('ba'), away)).rejects.toThrow(TransientError);
});
