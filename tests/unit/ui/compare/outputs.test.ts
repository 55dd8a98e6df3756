import type { ViewableCell } from '../../../../src/model/viewableNotebook';
import { outputImages } from '../../../../src/ui/compare/outputImages';
import { readableOutputs } from '../../../../src/ui/compare/readableJson';

const cellWith = (data: Record<string, unknown>): ViewableCell => ({
  cell_type: 'code',
  source: '',
  metadata: {},
  execution_count: null,
  outputs: [{ output_type: 'display_data', data, metadata: {} }]
});

describe('outputImages', () => {
  it('gives pictures as data URLs, and nothing else', () => {
    const cell = cellWith({
      'image/png': 'aGk=\n',
      'text/html': '<img src=x>',
      'image/gif': 'aGk='
    });
    expect(outputImages(cell)).toEqual(['data:image/png;base64,aGk=']);
  });

  it('takes no picture for one that is none', () => {
    expect(outputImages(cellWith({ 'image/png': '"><script>' }))).toEqual([]);
    expect(outputImages(cellWith({ 'image/png': { a: 1 } }))).toEqual([]);
  });

  it('encodes drawings whole', () => {
    const [url] = outputImages(cellWith({ 'image/svg+xml': '<svg onload="x()">\ud800</svg>' }));
    expect(url).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg[^<>"]*$/);
  });
});

describe('readableOutputs', () => {
  it('has a line for each line, and no picture’s bytes', () => {
    const text = readableOutputs(cellWith({ 'text/plain': 'a\nb', 'image/png': 'aGk=' }));
    expect(text).toContain('"a\\n",\n');
    expect(text).not.toContain('aGk=');
  });

  it('is empty for a cell that never ran', () => {
    expect(readableOutputs({ ...cellWith({}), outputs: [] })).toBe('');
  });
});
