import { compareFiles, type Comparison } from '../../../src/model/fileComparison';

const notebook = (cells: object[], others: object = {}) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...others });
const code = (source: string | string[], others: object = {}) => ({
  cell_type: 'code',
  id: 'a',
  metadata: {},
  outputs: [],
  execution_count: null,
  source,
  ...others
});

function whyText(comparison: Comparison) {
  return comparison.kind === 'text' ? comparison.why : comparison.kind;
}

describe('compareFiles', () => {
  it('finds nothing where only the way of writing differs', () => {
    const output = { output_type: 'stream', name: 'stdout', text: ['1\n', '2\n'] };
    const written = notebook([code(['a\n', 'b'], { outputs: [output] })]);
    const shared = notebook([
      {
        source: 'a\nb',
        outputs: [{ text: '1\n2\n', name: 'stdout', output_type: 'stream' }],
        metadata: { trusted: true },
        id: 'a',
        execution_count: null,
        cell_type: 'code'
      }
    ]);
    expect(compareFiles(written, shared, true)).toMatchObject({
      kind: 'cells',
      metadata: false,
      changes: [{ kind: 'matched', source: false, outputs: false, metadata: false }]
    });
  });

  it.each([
    ['source', code('b')],
    ['outputs', code('a', { execution_count: 2 })],
    ['metadata', code('a', { metadata: { tags: ['x'] } })],
    ['metadata', code('a', { attachments: { 'a.png': {} } })]
  ])('tells that the %s of a cell changed', (part, cell) => {
    const comparison = compareFiles(notebook([code('a')]), notebook([cell]), true);
    const change = { source: false, outputs: false, metadata: false, [part]: true };
    expect(comparison).toMatchObject({ changes: [change] });
  });

  it('tells that the notebook’s own metadata changed', () => {
    const other = notebook([code('a')], { metadata: { kernelspec: { name: 'ir' } } });
    expect(compareFiles(notebook([code('a')]), other, true)).toMatchObject({ metadata: true });
  });

  it('keeps nobody’s trust in the cells that may be brought back', () => {
    const trusted = notebook([code('a', { metadata: { trusted: true, tags: ['x'] } })]);
    const comparison = compareFiles(trusted, trusted, true);
    expect(comparison.kind === 'cells' && comparison.left.whole[0]!.metadata).toEqual({
      tags: ['x']
    });
  });

  it('says why it compares as text', () => {
    const fine = notebook([code('a')]);
    expect(whyText(compareFiles('{', fine, true))).toEqual({ reason: 'no-json', side: 'left' });
    expect(whyText(compareFiles(fine, '[]', true))).toEqual({
      reason: 'no-notebook',
      side: 'right'
    });
    expect(whyText(compareFiles(fine, '{"nbformat": 3}', true))).toEqual({
      reason: 'other-format',
      side: 'right'
    });
    expect(whyText(compareFiles('a', 'b', false))).toEqual({ reason: 'no-notebook-file' });
  });

  it('gives up on what is too large or too deep', () => {
    const many = notebook(Array.from({ length: 6_000 }, (_, at) => code('', { id: `${at}` })));
    expect(whyText(compareFiles(many, many, true))).toEqual({ reason: 'too-large' });
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const nested = notebook([code('a')]).replace('"metadata":{}', `"metadata":{"x":${deep}}`);
    expect(compareFiles(nested, nested, true).kind).toBe('text');
  });
});
