import fc from 'fast-check';

import { cellDiff } from '../../../src/model/cellDiff';
import { comparedNotebook } from '../../../src/model/comparedNotebook';
import { compareOutlines, outlineOf } from '../../../src/model/outline';
import { parameterNames, readParameters, unknownParameters } from '../../../src/model/parameters';
import { viewableNotebook } from '../../../src/model/viewableNotebook';
import { harmless, json, notebookText, RUNS, text } from './hostile';

test('a notebook of anybody is shown untrusted and locked, or not at all', () => {
  fc.assert(
    fc.property(notebookText, notebook => {
      const shown = harmless(() => viewableNotebook(notebook));
      if (typeof shown === 'object') {
        for (const { metadata, source } of shown.cells) {
          expect(metadata).toMatchObject({ editable: false, deletable: false });
          expect(metadata).not.toHaveProperty('trusted');
          expect(typeof source).toBe('string');
        }
        expect(JSON.stringify(shown)).not.toContain('"__proto__":');
      }
    }),
    RUNS
  );
});

test('any two notebooks are compared, and every cell is told once', () => {
  fc.assert(
    fc.property(notebookText, notebookText, (before, after) => {
      const left = harmless(() => comparedNotebook(before));
      const right = harmless(() => comparedNotebook(after));
      if (typeof left !== 'object' || typeof right !== 'object') {
        return;
      }
      const changes = harmless(() => cellDiff(left.cells, right.cells))!;
      const lefts = changes.flatMap(change => ('left' in change ? [change.left] : []));
      const rights = changes.flatMap(change => ('right' in change ? [change.right] : []));
      expect(lefts.sort(byNumber)).toEqual(left.cells.map((_, index) => index));
      expect(rights.sort(byNumber)).toEqual(right.cells.map((_, index) => index));
    }),
    RUNS
  );
});

test('any notebook has an outline or none, and counts of changes are counts', () => {
  fc.assert(
    fc.property(notebookText, notebookText, (before, after) => {
      const left = harmless(() => outlineOf(before));
      const right = harmless(() => outlineOf(after));
      if (left && right) {
        const { delta } = harmless(() => compareOutlines(left, right))!;
        expect(delta.every(count => Number.isInteger(count) && count >= 0)).toBe(true);
      }
    }),
    RUNS
  );
});

test('parameters that anybody typed are an object or refused', () => {
  fc.assert(
    fc.property(fc.oneof(json, text), notebookText, (typed, notebook) => {
      const given = harmless(() => readParameters(typed));
      const names = harmless(() => parameterNames(notebook)) ?? null;
      if (given) {
        expect(harmless(() => unknownParameters(given, names))).toBeInstanceOf(Array);
      }
    }),
    RUNS
  );
});

test.each([1_000, 10_000, 100_000])('what is nested %i deep breaks nothing', depth => {
  const deep = '['.repeat(depth) + ']'.repeat(depth);
  const output = `{"output_type":"display_data","metadata":{"x":${deep}}}`;
  const cell = `{"cell_type":"code","source":"x","metadata":{},"outputs":[${output}]}`;
  const notebook = `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[${cell}]}`;
  expect(() => viewableNotebook(notebook)).not.toThrow();
  expect(() => comparedNotebook(notebook)).not.toThrow();
  expect(() => outlineOf(notebook)).not.toThrow();
  expect(() => parameterNames(notebook)).not.toThrow();
});

function byNumber(a: number, b: number): number {
  return a - b;
}
