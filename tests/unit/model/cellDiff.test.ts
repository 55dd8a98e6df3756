import * as fc from 'fast-check';

import { cellDiff, type CellChange, type ComparedCell } from '../../../src/model/cellDiff';

function cell(source: string, others: Partial<ComparedCell> = {}): ComparedCell {
  return { id: '', type: 'code', source, outputs: '', metadata: '', ...others };
}

/** `=` same, `~` changed, `>` moved, `+` added, `-` removed, each with its source. */
function told(left: ComparedCell[], right: ComparedCell[]): string[] {
  return cellDiff(left, right).map(change => {
    if (change.kind === 'removed') {
      return `-${left[change.left]!.source}`;
    }
    const { source } = right[change.right]!;
    if (change.kind === 'added') {
      return `+${source}`;
    }
    return `${change.isMoved ? '>' : ''}${change.source ? '~' : '='}${source}`;
  });
}

const ids = (...pairs: [string, string][]) => pairs.map(([id, source]) => cell(source, { id }));
const plain = (...sources: string[]) => sources.map(source => cell(source));

describe('cellDiff', () => {
  it('matches by id, whatever changed', () => {
    expect(
      told(ids(['a', '1'], ['b', '2'], ['c', '3']), ids(['a', '1'], ['b', 'x'], ['d', '4']))
    ).toEqual(['=1', '~x', '+4', '-3']);
  });

  it('shows what was removed where it stood', () => {
    expect(told(plain('a', 'b', 'c'), plain('a', 'c'))).toEqual(['=a', '-b', '=c']);
  });

  it('matches by content where ids are new', () => {
    expect(told(ids(['a', '1'], ['b', '2']), ids(['x', '1'], ['y', '2']))).toEqual(['=1', '=2']);
  });

  it('matches a changed cell without ids by its neighbour', () => {
    expect(told(plain('a', 'b', 'c'), plain('a', 'B', 'c'))).toEqual(['=a', '~B', '=c']);
  });

  it('tells the one cell that moved', () => {
    expect(told(plain('a', 'b', 'c', 'd'), plain('d', 'a', 'b', 'c'))).toEqual([
      '>=d',
      '=a',
      '=b',
      '=c'
    ]);
  });

  it('tells outputs and metadata from the source', () => {
    const left = [cell('a', { outputs: '1', metadata: 'x' })];
    const [change] = cellDiff(left, [cell('a', { outputs: '2', metadata: 'y' })]);
    expect(change).toMatchObject({ source: false, outputs: true, metadata: true });
  });

  it('takes another type for a change', () => {
    const left = ids(['a', 'text']);
    expect(cellDiff(left, [{ ...left[0]!, type: 'markdown' }])).toMatchObject([{ source: true }]);
  });

  it('uses each cell once, whatever the notebooks hold', () => {
    const cells = fc.array(
      fc.record({
        id: fc.constantFrom('', 'a', 'b', '__proto__', 'constructor'),
        type: fc.constantFrom('code', 'markdown'),
        source: fc.constantFrom('', ' ', 'x', 'y', 'z'),
        outputs: fc.constantFrom('', '1'),
        metadata: fc.constant('')
      })
    );
    fc.assert(
      fc.property(cells, cells, (left, right) => {
        const changes = cellDiff(left, right);
        expect(positions(changes, 'left').sort(byNumber)).toEqual([...left.keys()]);
        expect(positions(changes, 'right')).toEqual([...right.keys()]);
      })
    );
  });

  it('shows no change between equal notebooks', () => {
    const cells = plain('a', 'a', '', 'b', 'a');
    expect(told(cells, cells)).toEqual(['=a', '=a', '=', '=b', '=a']);
  });

  it.each([
    ['alike', 500, (index: number) => `x = ${index}`],
    ['all the same', 500, () => 'x'],
    ['empty', 500, () => ''],
    ['reversed', 500, (index: number, side: number) => `x = ${side ? 499 - index : index}`],
    ['all different', 500, (index: number, side: number) => `${side} ${index}`],
    ['long', 500, (index: number, side: number) => `${'x'.repeat(20_000)}${side}${index}`],
    ['very many', 20_000, (index: number, side: number) => `${(index * 7919 + side) % 20_000}`]
  ])('compares cells that are %s with bounded work', (_, count, sourceOf) => {
    const [left, right] = [0, 1].map(side =>
      plain(...Array.from({ length: count }, (_, index) => sourceOf(index, side)))
    );
    let reads = 0;
    const counted = (cell: ComparedCell) =>
      new Proxy(cell, { get: (of, field) => (reads++, Reflect.get(of, field) as unknown) });
    const changes = cellDiff(left!.map(counted), right!.map(counted));
    // Far from what cells compared each with each would take.
    expect(reads).toBeLessThan(60 * count);
    expect(positions(changes, 'right')).toHaveLength(count);
  });
});

function positions(changes: CellChange[], side: 'left' | 'right'): number[] {
  return changes.flatMap(change => (side in change ? [(change as any)[side] as number] : []));
}

function byNumber(a: number, b: number): number {
  return a - b;
}
