import { compareAt, saveId } from '../../../src/model/save';

describe('compareAt', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z'],
    ['2026-01-02T03:04:05.678901Z', '2026-01-02T03:04:05.678902Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678001Z'],
    ['2026-01-02T03:04:05.6789Z', '2026-01-02T03:04:05.678901Z'],
    ['2026-01-02T03:04:05.678999Z', '2026-01-02T03:04:05.679Z'],
    ['2026-01-02T04:04:05+02:00', '2026-01-02T03:04:05Z']
  ])('knows that %s is before %s', (a, b) => {
    expect(compareAt(a, b)).toBeLessThan(0);
    expect(compareAt(b, a)).toBeGreaterThan(0);
  });

  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000000Z'],
    ['2026-01-02T03:04:05.67Z', '2026-01-02T03:04:05.670000Z'],
    ['', '2026-01-02T03:04:05Z']
  ])('takes %j and %s for equal', (a, b) => expect(compareAt(a, b)).toBe(0));
});

describe('saveId', () => {
  it('is the same for the same save, and another for any other', async () => {
    const ids = await Promise.all([
      saveId('k', 'at', 'sha'),
      saveId('ka', 't', 'sha'),
      saveId('k', 'ats', 'ha'),
      saveId('k2', 'at', 'sha')
    ]);
    expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await saveId('k', 'at', 'sha')).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });
});
