import { Formats } from '../../../../src/ui/history/formats';
import { rowId } from '../../../../src/ui/history/row';
import { NO_FILTER, rowFilter, type Filter } from '../../../../src/ui/history/rowFilter';
import { versionRows } from '../../../../src/ui/history/versionRows';
import { detailsOf, localOf, versionOf } from './listed';

const [named, pinned, plain] = ['named', 'pinned', 'plain'].map(id => versionOf(id));
const local = { ...localOf('local', { how: 'auto' }), tags: { name: 'Waiting', pinned: false } };
const details = detailsOf([
  [named!, { how: 'auto', by: 'ada' }],
  [pinned!, { how: 'auto', by: 'bob' }],
  [plain!, { how: 'manual', by: 'ada' }]
]);
const tags = new Map([
  [rowId(named!), { name: 'Clean data, before the Split', pinned: false }],
  [rowId(pinned!), { name: '', pinned: true }]
]);

function found(filter: Partial<Filter>): string[] {
  const isShown = rowFilter({ ...NO_FILTER, ...filter }, new Formats('en-GB'), new Date());
  const rows = versionRows([local, named!, pinned!, plain!], details, tags);
  return rows.filter(isShown).map(({ version }) => version.versionId);
}

it('finds what is named or pinned, here and in the bucket', () => {
  expect(found({ only: 'named' })).toEqual(['local:local', 'named', 'pinned']);
});

it('finds words of a name beside those of an author', () => {
  expect(found({ text: 'split DATA' })).toEqual(['named']);
  expect(found({ text: 'split ada' })).toEqual(['named']);
  expect(found({ text: 'split bob' })).toEqual([]);
  expect(found({ text: 'wait', only: 'named' })).toEqual(['local:local']);
});

it('finds what was saved by hand', () => {
  expect(found({ only: 'manual' })).toEqual(['plain']);
  expect(found({})).toHaveLength(4);
});
