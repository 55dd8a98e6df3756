import { backoffMs } from '../../../src/archive/backoff';

describe('backoffMs', () => {
  it.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [6, 16_000, 32_000],
    [7, 30_000, 60_000],
    [1_100, 30_000, 60_000]
  ])('after %d failures is between %d and %d', (failures, least, most) => {
    expect(backoffMs(failures, 0)).toBe(least);
    expect(backoffMs(failures, 1)).toBe(most);
  });
});
