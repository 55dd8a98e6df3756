import type { HistoryModel } from '../../../../src/ui/history/historyModel';
import { Formats } from '../../../../src/ui/history/formats';
import type { Voice } from '../../../../src/ui/history/versionText';
import { workingCopy } from '../../../../src/ui/history/workingCopy';
import { english } from '../../../fakes/english';
import { localOf } from './listed';

const voice = { trans: english, formats: new Formats('en-GB'), isBucketSet: true } as Voice;
const now = new Date(2026, 10, 20, 15, 0);

function detailOf(facts: object): string {
  const beside = { stages: { of: () => [] } };
  const model = { beside, file: null, archivedAt: null, ...facts };
  return workingCopy(model as unknown as HistoryModel, voice, now).detail;
}

it.each([
  ['14:02', new Date(2026, 10, 20, 14, 2)],
  ['Tue 14:02', new Date(2026, 10, 17, 14, 2)],
  ['3 Nov, 14:02', new Date(2026, 10, 3, 14, 2)]
])('names the day of what it is the same as: %s', (time, archivedAt) => {
  expect(detailOf({ archivedAt })).toBe(`Same as ${time}`);
  const file = { chapters: [{ versions: [localOf('s', { at: archivedAt.toISOString() })] }] };
  expect(detailOf({ file })).toBe(`Saved ${time}`);
});

it('says also of a save whose time nobody knows that it waits', () => {
  const file = { chapters: [{ versions: [localOf('s', { at: undefined })] }] };
  expect(detailOf({ file })).toBe('Saved –');
});
