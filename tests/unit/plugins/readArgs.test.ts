import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { RejectedError } from '../../../src/model/errors';
import { CommandIds } from '../../../src/plugins/commandIds';
import { readArgs } from '../../../src/plugins/commands/readArgs';

test.each<[keyof typeof CommandIds, ReadonlyPartialJSONObject]>([
  ['openVersion', { path: 5 }],
  ['openVersion', { path: 'a.ipynb', versionId: null }],
  ['nameVersion', { name: ['x'] }],
  ['pinVersion', { pinned: 'yes' }],
  ['schedule', { parameters: [] }],
  ['schedule', { parameters: 'x', cron: '' }],
  ['schedule', { cron: 5 }],
  ['restoreVersion', { confirmed: 1 }],
  ['copyReference', { seconds: '60' }]
])('%s refuses %j', (name, args) => {
  expect(() => readArgs(CommandIds[name], args)).toThrow(RejectedError);
});

test('what is right, left out or nobody’s business passes', () => {
  const args = { path: 'a.ipynb', versionId: undefined, note: '', confirmed: true, toolbar: true };
  expect(() => readArgs(CommandIds.publish, args)).not.toThrow();
  expect(() => readArgs(CommandIds.schedule, { cron: '', parameters: {} })).not.toThrow();
  expect(() => readArgs(CommandIds.copyReference, { as: 's3', seconds: 60 })).not.toThrow();
});

test('paths are as Jupyter tells them', () => {
  const args = { path: '/a/b.ipynb', to: '//c.ipynb', key: '/no/path' };
  expect(readArgs(CommandIds.cloneVersion, args)).toEqual({
    path: 'a/b.ipynb',
    to: 'c.ipynb',
    key: '/no/path'
  });
});
