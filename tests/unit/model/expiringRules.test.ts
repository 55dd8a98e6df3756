import { expiringRules, withoutExpiry, type LifecycleRule } from '../../../src/model/expiringRules';

const noncurrent = { NoncurrentVersionExpiration: { NoncurrentDays: 30 } };
const rule = (rest: object): LifecycleRule => ({ ID: 'r', Status: 'Enabled', ...rest });
const isFound = (rest: object) => expiringRules([rule(rest)], ['workspace/ada']).length === 1;

describe('expiringRules', () => {
  it.each([
    [{ ...noncurrent }, true],
    [{ ...noncurrent, Filter: { Prefix: '' } }, true],
    [{ ...noncurrent, Filter: { Prefix: 'work' } }, true],
    [{ ...noncurrent, Filter: { Prefix: 'workspace/ada/sub/' } }, true],
    [{ ...noncurrent, Filter: { And: { Prefix: 'workspace/' } } }, true],
    [{ ...noncurrent, Prefix: 'workspace/' }, true],
    [{ ...noncurrent, Filter: { Prefix: 'logs/' } }, false],
    [{ ...noncurrent, Filter: { Prefix: 'workspace/adam' } }, false],
    [{ ...noncurrent, Status: 'Disabled' }, false],
    [{ Expiration: { Days: 7 } }, true],
    [{ Expiration: { ExpiredObjectDeleteMarker: true } }, false],
    [{ NoncurrentVersionTransitions: [{}] }, false]
  ])('finds %j: %s', (rest, found) => {
    expect(isFound(rest)).toBe(found);
  });
});

describe('withoutExpiry', () => {
  it('keeps what else a rule does, and the other rules as they are', () => {
    const other = rule({ Expiration: { Days: 1 }, Filter: { Prefix: 'logs/' } });
    const both = rule({ ...noncurrent, NoncurrentVersionTransitions: [{ NoncurrentDays: 90 }] });
    const only = rule({ ...noncurrent, Filter: { Prefix: '' } });

    expect(withoutExpiry([other, both, only], [both, only])).toEqual([
      other,
      rule({ NoncurrentVersionTransitions: [{ NoncurrentDays: 90 }] })
    ]);
  });
});
