import { historyRows, type RowsInput } from '../../../../src/ui/history/historyRows';
import { rowId, type Row } from '../../../../src/ui/history/row';
import { NO_TAGS } from '../../../../src/model/versionTags';
import { detailsOf, KEY, localOf, versionOf } from './listed';

function rowsOf(facts: Partial<RowsInput> & { versions?: RowsInput['chapters'][0]['versions'] }) {
  const { versions = [], ...rest } = facts;
  const tags = new Map(versions.map(version => [rowId(version), NO_TAGS]));
  return historyRows({
    chapters: [{ key: KEY, versions }],
    details: new Map(),
    tags,
    gaps: [],
    opened: new Set(),
    isShown: () => true,
    isFiltered: false,
    ...rest
  });
}

/** Rows as words; days without their date. */
function told(rows: Row[]): string[] {
  return rows.map(row => {
    switch (row.kind) {
      case 'version':
        return [row.version.versionId, row.isIdentical && 'identical', row.isFolded && 'folded']
          .filter(Boolean)
          .join(' ');
      case 'fold':
        return `${row.isOpen ? 'open' : 'closed'} ${row.rows.length}`;
      case 'earlier':
        return `earlier ${row.key}`;
      default:
        return row.kind;
    }
  });
}

const at = (day: number, time = '12:00') => `2026-11-${day}T${time}:00.000Z`;
const autos = ['e', 'd', 'c', 'b', 'a'].map(id => versionOf(id));
const asAutos = detailsOf(autos.map(version => [version, { how: 'auto' }]));

it('puts the working copy first, then days with their versions', () => {
  const versions = [
    localOf('three', { at: at(21) }),
    versionOf('two', { storedAt: at(21) }),
    versionOf('one', { storedAt: at(19) })
  ];
  expect(told(rowsOf({ versions }))).toEqual([
    'working',
    'day',
    'local:three',
    'two',
    'day',
    'one'
  ]);
});

it('keeps the order of the store, whatever the times say', () => {
  const versions = [versionOf('new', { storedAt: at(20) }), versionOf('old', { storedAt: at(21) })];
  expect(told(rowsOf({ versions }))).toEqual(['working', 'day', 'new', 'day', 'old']);
});

it('shows once what the browser itself sent again', () => {
  const versions = ['again', 'sent', 'before'].map(id => versionOf(id, { etag: '"x"' }));
  const save = 'f'.repeat(64);
  const details = detailsOf([
    [versions[0]!, { save }],
    [versions[1]!, { save }],
    [versions[2]!, { save: '0'.repeat(64) }]
  ]);
  expect(told(rowsOf({ versions, details }))).toEqual([
    'working',
    'day',
    'again identical',
    'before'
  ]);

  // Who names the save of somebody else hides nothing.
  const others = [versionOf('forged', { etag: '"y"' }), versions[1]!];
  const claimed = detailsOf(others.map(version => [version, { save }]));
  expect(told(rowsOf({ versions: others, details: claimed }))).toContain('sent');

  const tags = new Map(versions.map(version => [rowId(version), NO_TAGS]));
  tags.set(rowId(versions[1]!), { name: 'Named', pinned: false });
  expect(told(rowsOf({ versions, details, tags }))).toContain('sent identical');
});

it('puts what was archived late where its time says', () => {
  const versions = ['late', 'two', 'one'].map(id => versionOf(id));
  const details = detailsOf([
    [versions[0]!, { late: true, at: at(20, '10:30') }],
    [versions[1]!, { at: at(20, '11:00') }],
    [versions[2]!, { at: at(20, '10:00') }]
  ]);
  expect(told(rowsOf({ versions, details })).slice(2)).toEqual(['two', 'late', 'one']);
});

it('folds autosaves, but never the newest version', () => {
  expect(told(rowsOf({ versions: autos, details: asAutos })).slice(2)).toEqual(['e', 'closed 4']);
});

it('opens a fold for any of its versions', () => {
  const rows = rowsOf({ versions: autos, details: asAutos });
  const fold = rows.find(row => row.kind === 'fold')!;
  const opened = new Set([fold.kind === 'fold' ? fold.rows[2]!.id : '']);
  expect(told(rowsOf({ versions: autos, details: asAutos, opened })).slice(2)).toEqual([
    'e',
    'open 4',
    ...['d', 'c', 'b', 'a'].map(id => `${id} folded`)
  ]);
});

it('folds nothing that nobody asked about, nor a run of two, nor over a manual save', () => {
  expect(told(rowsOf({ versions: autos })).slice(2)).toEqual(['e', 'd', 'c', 'b', 'a']);
  const details = detailsOf(
    autos.map(version => [version, { how: version.versionId === 'c' ? 'manual' : 'auto' }])
  );
  expect(told(rowsOf({ versions: autos, details })).slice(2)).toEqual(['e', 'd', 'c', 'b', 'a']);
});

it('keeps late and unproved autosaves in sight', () => {
  const details = new Map([...asAutos, ...detailsOf([[autos[1]!, { how: 'auto', exact: false }]])]);
  expect(told(rowsOf({ versions: autos, details })).slice(2)).toEqual(['e', 'd', 'closed 3']);
});

it('keeps named and pinned autosaves in sight, and those whose tags nobody asked for', () => {
  const tagsOf = (id: string, tags: object) =>
    new Map(autos.map(each => [rowId(each), { ...NO_TAGS, ...(each.versionId === id && tags) }]));
  const shown = (tags: RowsInput['tags']) =>
    told(rowsOf({ versions: autos, details: asAutos, tags })).slice(2);
  expect(shown(tagsOf('d', { name: 'One' }))).toEqual(['e', 'd', 'closed 3']);
  expect(shown(tagsOf('a', { pinned: true }))).toEqual(['e', 'closed 3', 'a']);
  expect(shown(new Map())).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(shown(new Map(autos.map(each => [rowId(each), null])))).toEqual(['e', 'closed 4']);
});

it('flags bytes that are those of the version before, by ETag or checksum', () => {
  const versions = [
    localOf('same'),
    versionOf('c', { etag: '"x"' }),
    versionOf('b', { etag: '"x"' }),
    versionOf('a')
  ];
  const details = detailsOf([[versions[1] as never, { sha256: 'same' }]]);
  expect(told(rowsOf({ versions, details })).slice(2)).toEqual([
    'local:same identical',
    'c identical',
    'b',
    'a'
  ]);
});

it('compares nothing with a delete marker', () => {
  const versions = [
    versionOf('c', { etag: '' }),
    versionOf('b', { kind: 'marker', etag: '' }),
    versionOf('a', { etag: '' })
  ];
  expect(told(rowsOf({ versions })).slice(2)).toEqual(['c', 'b', 'a']);
});

it('shows a save once while it is seen in outbox and store', () => {
  const versions = [localOf('s'), versionOf('a')];
  const details = detailsOf([[versions[1] as never, { save: 's' }]]);
  const proved = new Map([...details].map(([id, each]) => [id, { ...each, storeSha256: 's' }]));
  expect(told(rowsOf({ versions, details: proved })).slice(2)).toEqual(['a']);
});

function gapAt(time: string) {
  return { at: new Date(at(20, time)), isDamaged: false };
}

it('shows gaps among the versions by time', () => {
  const versions = [
    versionOf('b', { storedAt: at(20, '11:00') }),
    versionOf('a', { storedAt: at(20, '10:00') })
  ];
  const gaps = [gapAt('10:30')];
  expect(told(rowsOf({ versions, gaps })).slice(2)).toEqual(['b', 'gap', 'a']);
});

it('shows versions under an earlier name below a line', () => {
  const chapters = [
    { key: KEY, versions: [versionOf('b')] },
    { key: 'workspace/old.ipynb', versions: [versionOf('a', { key: 'workspace/old.ipynb' })] }
  ];
  expect(told(rowsOf({ chapters })).slice(2)).toEqual([
    'b',
    'earlier workspace/old.ipynb',
    'day',
    'a'
  ]);
});

it('shows what a filter finds without folds, gaps and working copy', () => {
  const rows = rowsOf({
    versions: autos,
    details: asAutos,
    gaps: [gapAt('10:30')],
    isFiltered: true,
    isShown: ({ version }) => version.versionId !== 'd'
  });
  expect(told(rows)).toEqual(['day', 'e', 'c', 'b', 'a']);
});

test('makes only those lines anew of which something changed', () => {
  const kept = new WeakMap();
  const versions = autos;
  const first = rowsOf({ versions, kept }).filter(({ kind }) => kind === 'version');
  const details = detailsOf([[versions[2]!, { how: 'manual' }]]);
  const second = rowsOf({ versions, kept, details }).filter(({ kind }) => kind === 'version');
  const [, ...fewer] = versions;
  const third = rowsOf({ versions: [...fewer.slice(0, 2), fewer[3]!], kept, details });

  expect(second.map((row, index) => row === first[index])).toEqual([true, true, false, true, true]);
  expect(second[2]).toMatchObject({ details: { metadata: { how: 'manual' } } });
  // Another version comes before it now.
  const lines = third.filter(({ kind }) => kind === 'version');
  expect(lines.map(row => second.includes(row))).toEqual([true, false, true]);
});
