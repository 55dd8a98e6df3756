import { matchesAny } from '../../../src/model/anyGlob';
import { pathFilter } from '../../../src/model/pathFilter';
import { matchesPlain } from '../../../src/model/plainGlob';

describe('pathFilter', () => {
  it.each([
    ['a.ipynb', true],
    ['deep/er/a b.ipynb', true],
    ['日本語/😀.ipynb', true],
    ['a.txt', false],
    ['a.ipynb.txt', false],
    ['.ipynb_checkpoints/a-checkpoint.ipynb', false],
    ['deep/.ipynb_checkpoints/a.ipynb', false]
  ])('archives notebooks and no checkpoints: %s', (path, isArchived) => {
    for (const matches of [matchesPlain, matchesAny]) {
      expect(pathFilter(['**/*.ipynb'], [], matches)(path)).toBe(isArchived);
    }
  });

  it('leaves out what is excluded, also in hidden folders', () => {
    const filter = pathFilter(['**/*.ipynb', '.hidden/**'], ['tmp/**', '**/secret*'], matchesAny);
    expect(filter('tmp/a.ipynb')).toBe(false);
    expect(filter('.hidden/secret.ipynb')).toBe(false);
    expect(filter('.hidden/a.ipynb')).toBe(true);
  });

  it('archives nothing without globs, and passes over empty ones', () => {
    expect(pathFilter([], [], matchesAny)('a.ipynb')).toBe(false);
    expect(pathFilter(['', '*.ipynb'], [''], matchesAny)('a.ipynb')).toBe(true);
  });
});
