import { viewableNotebook, type ViewableNotebook } from '../../../src/model/viewableNotebook';

const code = { cell_type: 'code', id: 'a', metadata: {}, outputs: [], source: 'x' };

function view(cell: object, others: object = {}): ViewableNotebook {
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, cells: [cell], ...others });
  return viewableNotebook(text) as ViewableNotebook;
}

describe('viewableNotebook', () => {
  it('takes trust away and forbids typing', () => {
    const output = { output_type: 'display_data', data: {}, metadata: { trusted: true, width: 1 } };
    const { cells } = view({ ...code, metadata: { trusted: true, x: 1 }, outputs: [output] });
    expect(cells[0]!.metadata).toEqual({ x: 1, editable: false, deletable: false });
    expect(cells[0]!.outputs).toEqual([{ ...output, metadata: { width: 1 } }]);
  });

  it('joins lines', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
      {
        output_type: 'display_data',
        data: { 'text/html': ['a', 'b'], 'application/json': ['a', 'b'] },
        metadata: {}
      }
    ];
    const [cell] = view({ ...code, source: ['a\n', 'b'], outputs }).cells;
    expect(cell).toMatchObject({
      source: 'a\nb',
      outputs: [{ text: 'a\nb' }, { data: { 'text/html': 'ab', 'application/json': ['a', 'b'] } }]
    });
  });

  it('leaves out what would become a prototype', () => {
    const text = `{"nbformat": 4, "metadata": {"\\u005f_proto__": {"bad": 1}, "ok": 1}, "cells": []}`;
    const { metadata } = viewableNotebook(text) as ViewableNotebook;
    expect(Object.getOwnPropertyNames(metadata)).toEqual(['ok']);
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });

  it('drops what Lab would ask about', () => {
    expect(view(code, { metadata: { orig_nbformat: 3, a: 1 } }).metadata).toEqual({ a: 1 });
  });

  it.each([
    ['{"cells": [', 'no-json'],
    ['', 'no-json'],
    ['[]', 'no-notebook'],
    ['null', 'no-notebook'],
    ['{"cells": []}', 'no-notebook'],
    ['{"nbformat": 3, "worksheets": []}', 'other-format'],
    ['{"nbformat": 4}', 'no-notebook'],
    ['{"nbformat": 4, "cells": [null]}', 'no-notebook'],
    ['{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1}]}', 'no-notebook'],
    ['{"nbformat": 4, "cells": [{"cell_type": "widget", "source": ""}]}', 'no-notebook']
  ])('says why %s is not shown', (text, reason) => {
    expect(viewableNotebook(text)).toBe(reason);
  });

  it('passes over outputs that are none', () => {
    expect(view({ ...code, outputs: [null, 1, {}] }).cells[0]!.outputs).toEqual([]);
    expect(view({ ...code, outputs: 'x', execution_count: '1' }).cells[0]).toMatchObject({
      outputs: [],
      execution_count: null
    });
  });
});
