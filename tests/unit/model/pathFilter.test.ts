import { pathFilter } from '../../../src/model/pathFilter';

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
    expect(pathFilter(['**/*.ipynb'], [])(path)).toBe(isArchived);
  });

  it('leaves out what is excluded, also in hidden folders', () => {
    const filter = pathFilter(['**/*.ipynb', '.hidden/**'], ['tmp/**', '**/secret*']);
    expect(filter('tmp/a.ipynb')).toBe(false);
    expect(filter('.hidden/secret.ipynb')).toBe(false);
    expect(filter('.hidden/a.ipynb')).toBe(true);
  });

  it('archives nothing without globs, and passes over empty ones', () => {
    expect(pathFilter([], [])('a.ipynb')).toBe(false);
    expect(pathFilter(['', '*.ipynb'], [''])('a.ipynb')).toBe(true);
  });
});
