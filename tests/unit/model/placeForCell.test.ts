import type { ComparedCell } from '../../../src/model/cellDiff';
import { placeForCell } from '../../../src/model/placeForCell';

const cells = (ids: string): ComparedCell[] =>
  [...ids].map(id => ({ id, type: 'code', source: id, outputs: '', metadata: '' }));

/** What a notebook is after one cell of an older one was brought back. */
function after(older: string, index: number, newer: string): string {
  const place = placeForCell(cells(older), index, cells(newer));
  const ids = [...newer];
  ids.splice(place.index, place.isReplaced ? 1 : 0, older[index]!.toUpperCase());
  return ids.join('');
}

describe('placeForCell', () => {
  it.each([
    ['abc', 1, 'abc', 'aBc', 'takes the place of what it became'],
    ['abc', 1, 'cab', 'caB', 'follows a cell that was moved'],
    ['abc', 1, 'ac', 'aBc', 'goes behind its neighbour above'],
    ['abc', 1, 'axyc', 'aBxyc', 'goes before what came since'],
    ['abcd', 2, 'ad', 'aCd', 'passes neighbours that are gone'],
    ['abc', 0, 'xbc', 'xAbc', 'goes before its neighbour below where none is above'],
    ['abc', 1, 'xyz', 'xyzB', 'goes to the end where nobody is known']
  ])('%s[%i] into %s gives %s: it %s', (older, index, newer, expected) => {
    expect(after(older, index, newer)).toBe(expected);
  });
});
