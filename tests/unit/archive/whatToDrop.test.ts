import fc from 'fast-check';

import { whatToDrop, type Droppable } from '../../../src/archive/whatToDrop';

function saveOf(id: number, facts: Partial<Droppable> = {}): Droppable {
  const at = `2026-01-02T03:04:05.${String(id).padStart(6, '0')}Z`;
  return { id: `${id}`, key: 'a', at, how: 'auto', sizeBytes: 10, isWanted: false, ...facts };
}

function dropped(saves: Droppable[], limitBytes: number): string[] {
  return whatToDrop(saves, limitBytes).map(({ id }) => id);
}

it('drops nothing while everything fits', () => {
  expect(dropped([saveOf(1), saveOf(2)], 20)).toEqual([]);
});

it('drops the oldest autosaves, as few as will do, in whatever order they come', () => {
  const saves = [saveOf(3), saveOf(1), saveOf(4), saveOf(2)];
  expect(dropped(saves, 29)).toEqual(['1', '2']);
});

it('drops a newer autosave before an older save by hand', () => {
  const saves = [saveOf(1, { how: 'manual' }), saveOf(2), saveOf(3)];
  expect(dropped(saves, 20)).toEqual(['2']);
  expect(dropped(saves, 10)).toEqual(['2', '1']);
});

it('keeps the newest save of each file, and the named ones, however little fits', () => {
  const saves = [
    saveOf(1, { key: 'b' }),
    saveOf(2, { isWanted: true }),
    saveOf(3),
    saveOf(4, { how: 'manual' }),
    saveOf(5)
  ];
  expect(dropped(saves, 0)).toEqual(['3', '4']);
});

const anySave = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  at: fc.integer({ min: 0, max: 9 }).map(digit => `2026-01-02T03:04:05.00000${digit}Z`),
  how: fc.constantFrom('auto' as const, 'manual' as const, 'restore' as const, 'found' as const),
  sizeBytes: fc.integer({ min: 0, max: 100 }),
  isWanted: fc.boolean()
});
const anySaves = fc
  .array(anySave, { maxLength: 30 })
  .map(saves => saves.map((save, index): Droppable => ({ ...save, id: `${index}` })));
const size = (saves: Droppable[]) => saves.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

it('holds its rules for whatever there is', () => {
  fc.assert(
    fc.property(anySaves, fc.integer({ min: 0, max: 1500 }), (saves, limit) => {
      const gone = whatToDrop(saves, limit);
      const stays = saves.filter(save => !gone.includes(save));
      const optional = stays.filter(
        ({ key, at, isWanted }) =>
          !isWanted && saves.some(other => other.key === key && other.at > at)
      );
      expect(gone.some(({ isWanted }) => isWanted)).toBe(false);
      for (const { key, at } of gone) {
        expect(stays.some(other => other.key === key && other.at >= at)).toBe(true);
      }
      if (size(stays) > limit) {
        expect(optional).toEqual([]);
      } else if (gone.length > 0) {
        // The last one had to go too.
        expect(size(stays) + gone.at(-1)!.sizeBytes).toBeGreaterThan(limit);
      }
      if (gone.some(({ how }) => how !== 'auto')) {
        expect(optional.filter(({ how }) => how === 'auto')).toEqual([]);
      }
      for (const { how, at } of gone) {
        const older = optional.filter(each => each.at < at);
        expect(older.some(each => (each.how === 'auto') === (how === 'auto'))).toBe(false);
      }
    }),
    { numRuns: 500 }
  );
});
