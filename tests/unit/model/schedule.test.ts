import { RejectedError } from '../../../src/model/errors';
import { readSchedule } from '../../../src/model/schedule';

const FROM = new Date('2026-11-20T12:00:00Z');

describe('readSchedule', () => {
  it('says a schedule in words, and when it is due next', () => {
    const { words, next } = readSchedule('0 6 * * 1-5', FROM);
    expect(words).toBe('At 06:00, Monday through Friday');
    expect(next.map(each => each.toISOString())).toEqual([
      '2026-11-23T06:00:00.000Z',
      '2026-11-24T06:00:00.000Z',
      '2026-11-25T06:00:00.000Z'
    ]);
  });

  it('counts in the time zone that is asked for, also when clocks change', () => {
    const { next } = readSchedule('30 9 * * *', new Date('2026-10-24T00:00:00Z'), 'Europe/Berlin');
    expect(next.map(each => each.toISOString())).toEqual([
      '2026-10-24T07:30:00.000Z',
      '2026-10-25T08:30:00.000Z',
      '2026-10-26T08:30:00.000Z'
    ]);
  });

  it.each([
    '',
    'hello',
    '* * * *',
    '0 0 6 * * 1',
    '61 * * * *',
    '* 25 * * *',
    '@daily',
    '0 0 * * 9'
  ])('refuses %j', cron => {
    expect(() => readSchedule(cron, FROM)).toThrow(RejectedError);
  });

  it('refuses what is never due', () => {
    expect(() => readSchedule('0 0 30 2 *', FROM)).toThrow('never due');
  });
});
