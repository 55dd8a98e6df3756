import { Formats } from '../../../../src/ui/history/formats';

const formats = new Formats('en-GB');
const now = new Date(2026, 10, 22, 14, 31);

it.each([
  ['Today', new Date(2026, 10, 22)],
  ['Yesterday', new Date(2026, 10, 21)],
  ['Friday 20 November', new Date(2026, 10, 20)],
  ['3 May 2025', new Date(2025, 4, 3)]
])('calls a day %s', (name, day) => {
  expect(formats.day(day, now)).toBe(name);
});

it.each([
  ['0 bytes', 0],
  ['999 bytes', 999],
  ['1 kB', 1000],
  ['1.1 kB', 1_050],
  ['41 kB', 41_234],
  ['123 kB', 123_456],
  ['100 MB', 100_000_000],
  ['2.5 GB', 2_500_000_000]
])('writes %s', (text, sizeBytes) => {
  expect(formats.size(sizeBytes)).toBe(text);
});

it('has no words for a time that nobody knows', () => {
  expect(formats.time(new Date(NaN))).toBe('–');
  expect(formats.moment(new Date(NaN))).toBe('–');
  expect(formats.since(new Date(NaN), now)).toBe('–');
});
