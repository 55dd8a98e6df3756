import { RejectedError } from '../../../src/model/errors';
import { parameterNames, readParameters, unknownParameters } from '../../../src/model/parameters';

const notebook = (...cells: object[]) => JSON.stringify({ cells, nbformat: 4 });
const tagged = (source: string | string[]) => ({ metadata: { tags: ['parameters'] }, source });

describe('readParameters', () => {
  it('reads an object, and nothing', () => {
    expect(readParameters('{"year": 2026, "regions": ["a"]}')).toEqual({
      year: 2026,
      regions: ['a']
    });
    expect(readParameters('  ')).toEqual({});
  });

  it.each(['{', '[]', '1', 'null', '"text"'])('refuses %j', text => {
    expect(() => readParameters(text)).toThrow(RejectedError);
  });
});

describe('parameterNames', () => {
  it('finds what the tagged cell gives a value to', () => {
    const cell = tagged(['year = 2026\n', 'path: str = "a=b"\n', '# no = comment\n', 'x == 1\n']);
    expect(parameterNames(notebook({ source: 'other = 1' }, cell))).toEqual(['year', 'path']);
  });

  it('tells a notebook without such a cell from one with an empty one', () => {
    expect(parameterNames(notebook({ source: 'a = 1' }))).toBeNull();
    expect(parameterNames(notebook(tagged('')))).toEqual([]);
  });

  it.each(['', '{', '[]', '{"cells": 1}', '{"cells": [null]}'])('reads nothing from %j', text => {
    expect(parameterNames(text)).toBeNull();
  });
});

describe('unknownParameters', () => {
  it('names what the notebook does not take', () => {
    expect(unknownParameters({ a: 1, b: 2 }, ['a'])).toEqual(['b']);
    expect(unknownParameters({ a: 1 }, null)).toEqual([]);
  });
});
