import type { ShelfItem } from '../../../../src/archive/shelf';
import type { VersionDetails } from '../../../../src/model/version';
import { BrowseRows } from '../../../../src/ui/browse/browseRows';

const PAGE = 200;
const MANY = 10_000;

function itemOf(index: number): ShelfItem {
  const path = `reports/${`${index}`.padStart(5, '0')}.ipynb`;
  return { key: `published/${path}`, path, sizeBytes: 1, at: '2026-11-20T12:00:00Z' };
}

function pageOf(start: number, size = PAGE) {
  return { folders: [], items: Array.from({ length: size }, (_, index) => itemOf(start + index)) };
}

function longList(filter = '', details = new Map<string, VersionDetails>()): BrowseRows {
  const rows = new BrowseRows('reports/', filter, filter !== '', key => details.get(key));
  for (let start = 0; start < MANY; start += PAGE) {
    rows.add(pageOf(start));
  }
  return rows;
}

const idsOf = (rows: BrowseRows) => rows.all.map(({ id }) => id);

describe('the lines of a long list', () => {
  it('stand in the order of its pages, and none is made anew by what comes after it', () => {
    const rows = longList();
    const before = rows.all;
    rows.add(pageOf(MANY));
    expect(idsOf(rows)).toEqual(
      Array.from({ length: MANY + PAGE }, (_, index) => itemOf(index).key)
    );
    expect(before.every((row, index) => row === rows.all[index])).toBe(true);
    expect(rows.all).toBe(rows.all);
  });

  it('change where details come, and nowhere else', () => {
    const details = new Map<string, VersionDetails>();
    const rows = longList('', details);
    const before = rows.all;
    const { key } = itemOf(5_010);
    details.set(key, { key } as VersionDetails);
    rows.changed(key);
    rows.changed('published/elsewhere.ipynb');
    const changed = rows.all.flatMap((row, index) => (row === before[index] ? [] : [index]));
    expect(changed).toEqual([5_010]);
    expect(rows.all[5_010]).toMatchObject({ under: '05010.ipynb', details: { key } });
  });

  it('begin with the folders, of later pages too', () => {
    const rows = new BrowseRows('', '', false, () => undefined);
    rows.add({ folders: ['a/'], items: [itemOf(1)] });
    rows.add({ folders: ['b/'], items: [itemOf(2)] });
    expect(idsOf(rows)).toEqual(['a/', 'b/', itemOf(1).key, itemOf(2).key]);
  });

  it('are those that hold all words of a filter, wherever they are', () => {
    expect(idsOf(longList(' REPORTS 0999'))).toEqual(
      [999, ...Array.from({ length: 10 }, (_, index) => 9_990 + index)].map(i => itemOf(i).key)
    );
    expect(idsOf(longList('nothing'))).toEqual([]);
  });
});
