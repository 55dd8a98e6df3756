import { compareOutlines, outlineOf } from '../../../src/model/outline';

type Cell = { id?: string; source?: string | string[]; outputs?: unknown[] };

function notebook(...cells: Cell[]) {
  const full = cells.map(cell => ({ cell_type: 'code', source: '', ...cell }));
  return outlineOf(JSON.stringify({ cells: full, metadata: { kernelspec: { name: 'python3' } } }))!;
}

describe('outlineOf', () => {
  it('knows kernel and cells', () => {
    const outline = notebook({ id: 'a' }, { id: 'b', outputs: [{ text: '1' }] });
    expect(outline.kernel).toBe('python3');
    expect(outline.cells.map(([id]) => id)).toEqual(['a', 'b']);
    expect(outline.cells[0][2]).toBe('');
  });

  it.each(['', '{', 'null', '[]', '{"cells":1}', '{"cells":[null]}'])('is none of %j', text =>
    expect(outlineOf(text)).toBeNull()
  );

  it('takes lines for the text that they make', () => {
    const [text, lines] = [notebook({ source: 'a\nb' }), notebook({ source: ['a\n', 'b'] })];
    expect(lines).toEqual(text);
  });

  it('does without metadata', () => {
    expect(outlineOf('{"cells":[]}')).toEqual({ kernel: '', cells: [] });
  });
});

describe('compareOutlines', () => {
  const before = notebook({ id: 'a', source: '1' }, { id: 'b', source: '2' });

  it.each<[string, Cell[], number[]]>([
    [
      'nothing',
      [
        { id: 'a', source: '1' },
        { id: 'b', source: '2' }
      ],
      [0, 0, 0]
    ],
    [
      'a change',
      [
        { id: 'a', source: 'x' },
        { id: 'b', source: '2' }
      ],
      [0, 1, 0]
    ],
    ['an addition', [{ id: 'a', source: '1' }, { id: 'c' }, { id: 'b', source: '2' }], [1, 0, 0]],
    ['a removal', [{ id: 'b', source: '2' }], [0, 0, 1]],
    [
      'a new id for the same source',
      [
        { id: 'a', source: '1' },
        { id: 'z', source: '2' }
      ],
      [0, 0, 0]
    ]
  ])('counts %s', (_, cells, delta) => {
    expect(compareOutlines(before, notebook(...cells))).toEqual({ delta, outputsOnly: false });
  });

  it('takes a cell without an id for a changed one when its place is taken', () => {
    const old = notebook({ source: '1' }, { source: '2' });
    expect(compareOutlines(old, notebook({ source: '1' }, { source: 'x' })).delta).toEqual([
      0, 1, 0
    ]);
    expect(compareOutlines(old, notebook({ source: '1' })).delta).toEqual([0, 0, 1]);
  });

  it('knows when only outputs changed', () => {
    const ran = notebook(
      { id: 'a', source: '1', outputs: [{ text: '1' }] },
      { id: 'b', source: '2' }
    );
    expect(compareOutlines(before, ran)).toEqual({ delta: [0, 0, 0], outputsOnly: true });
  });
});
