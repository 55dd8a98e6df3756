import type { VersionMetadata } from '../../../../src/model/metadata';
import { Formats } from '../../../../src/ui/history/formats';
import { rowId } from '../../../../src/ui/history/row';
import { versionRows } from '../../../../src/ui/history/versionRows';
import { versionText, type Voice } from '../../../../src/ui/history/versionText';
import { english } from '../../../fakes/english';
import { detailsOf, localOf, versionOf } from './listed';

const voice: Voice = {
  trans: english,
  formats: new Formats('en-GB'),
  user: 'ada',
  isBucketSet: true,
  stagesOf: () => [],
  runOf: () => null
};

function textOf(metadata: Partial<VersionMetadata> | null, version = versionOf('a')) {
  const [row] = versionRows([version], detailsOf([[version, metadata]]));
  return versionText(row!, voice);
}

it('tells who saved, and what became of which cells', () => {
  const text = textOf({ by: 'ada', how: 'manual', delta: [3, 2, 1] });
  expect(text).toMatchObject({ badges: [], facts: ['you'], noun: 'cells', size: '1.2 kB' });
  expect(text.changes.map(({ text }) => text)).toEqual(['+3', '~2', '−1']);
  expect(textOf({ by: 'bob', delta: [0, 1, 0] })).toMatchObject({
    facts: ['bob'],
    changes: [{ kind: 'changed', text: '~1' }],
    noun: 'cell'
  });
});

it.each<[string, Partial<VersionMetadata> | null, string[], string[]]>([
  ['a save with nothing else to tell', { how: 'manual' }, [], ['saved by hand']],
  ['an autosave', { how: 'auto' }, [], ['autosave']],
  ['a run', { how: 'manual', outputsOnly: true }, [], ['outputs only']],
  ['a restored version', { how: 'restore' }, ['Restored'], []],
  ['a late one', { late: true }, ['Archived later'], []],
  ['an unproved one', { exact: false }, [], ['may hold a later save']],
  ['a foreign object', null, [], ['written by another tool']]
])('says of %s what it is', (_, metadata, badges, facts) => {
  expect(textOf(metadata)).toMatchObject({ badges, facts, changes: [] });
});

it('says which version was restored, by its time', () => {
  const versions = [versionOf('c'), versionOf('b'), versionOf('a')];
  const from = (versionId: string) => ({ how: 'restore' as const, from: { versionId } });
  const rows = (versionId: string) =>
    versionRows(
      versions,
      detailsOf([
        [versions[0]!, { at: '2026-11-20T12:00:00', ...from(versionId) }],
        [versions[1]!, { at: '2026-11-20T11:00:00', save: 's1' }],
        [versions[2]!, { at: '2026-11-17T14:02:00' }]
      ])
    );
  const badges = (versionId: string) => versionText(rows(versionId)[0]!, voice).badges;
  expect(badges('b')).toEqual(['Restored from 11:00']);
  expect(badges('local:s1')).toEqual(['Restored from 11:00']);
  expect(badges('a')).toEqual(['Restored from Tue 14:02']);
  expect(badges('gone')).toEqual(['Restored']);
});

it('says where a version was copied to', () => {
  const [row] = versionRows([versionOf('a')], new Map());
  const stagesOf = () => ['published' as const, 'scheduled' as const];
  expect(versionText(row!, { ...voice, stagesOf }).badges).toEqual(['Published', 'Scheduled']);
});

it('says how a version ran the last time, and in the tooltip why it failed', () => {
  const versions = [versionOf('a')];
  const [row] = versionRows(versions, detailsOf([[versions[0]!, { at: '2026-11-20T05:00:00' }]]));
  const said = (outcome: 'succeeded' | 'failed', at: string, note = '') =>
    versionText(row!, { ...voice, runOf: () => ({ outcome, at, note }) });
  expect(said('succeeded', '2026-11-20T06:00:00').facts).toEqual(['ran 06:00, succeeded']);
  const failed = said('failed', '2026-11-24T06:00:00', 'ValueError: no data');
  expect(failed.facts).toEqual(['ran Tue 06:00, failed']);
  expect(failed.tooltip).toContain('It failed: ValueError: no data');
});

it('says of a delete marker that the file was deleted', () => {
  const [row] = versionRows([versionOf('a', { kind: 'marker', etag: '' })], new Map());
  expect(versionText(row!, voice)).toMatchObject({ badges: ['Deleted'], size: '' });
});

it('says of a local save where it is', () => {
  const [row] = versionRows([localOf('s')], new Map());
  expect(versionText(row!, voice).badges).toEqual(['Waiting']);
  expect(versionText(row!, { ...voice, isBucketSet: false }).badges).toEqual(['Only here']);
});

it('names version, kernel and checksum in the tooltip', () => {
  const { tooltip } = textOf({ at: '2026-11-20T12:00:00Z', kernel: 'python3', sha256: 'ab12' });
  expect(tooltip).toContain('Friday');
  expect(tooltip.split('\n').slice(1)).toEqual(['Version: a', 'Kernel: python3', 'SHA-256: ab12']);
});

it('repeats in the tooltip what may be cut off in the row', () => {
  const { tooltip } = textOf({ by: 'bob', how: 'auto', delta: [0, 2, 1], late: true });
  expect(tooltip.split('\n')[1]).toBe('Archived later · bob · autosave · ~2 −1 cells');
});

it('has the name of a version, and says that it is pinned', () => {
  const version = versionOf('a');
  const tags = new Map([[rowId(version), { name: 'One', pinned: true }]]);
  const [row] = versionRows([version], new Map(), tags);
  const text = versionText(row!, voice);
  expect(text).toMatchObject({ name: 'One', badges: ['Pinned'], size: '1.2 kB' });
  expect(text.time).toMatch(/^\d\d:\d\d$/);
  expect(text.tooltip).toMatch(/^One\nFriday/);
});
