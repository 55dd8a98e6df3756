import { matchesAny } from '../../../src/model/anyGlob';
import { leavingOut } from '../../../src/model/leavingOut';
import { renamedIn, selectionOf } from '../../../src/model/selection';

const include = ['**/*.ipynb'];
const matches = matchesAny;

describe('leaving a file out', () => {
  it.each([
    'a.ipynb',
    'deep/er/two  words.ipynb',
    '[draft] {1,2} (3) *what?*.ipynb',
    '!important.ipynb',
    '^caret-a..b.ipynb',
    '日本語/😀 café cafe\u0301.ipynb'
  ])('leaves out that one and no other: %s', path => {
    const exclude = leavingOut(['tmp/**'], path, true);
    expect(selectionOf(path, { include, exclude, matches })).toBe('left-out');
    for (const other of ['b.ipynb', `x${path}`, `other/${path}`, path.replace('.', '2.')]) {
      expect([other, selectionOf(other, { include, exclude, matches })]).toEqual([
        other,
        'archived'
      ]);
    }
    expect(leavingOut(exclude, path, true)).toEqual(exclude);
    expect(leavingOut(exclude, path, false)).toEqual(['tmp/**']);
  });

  it('tells a file that was left out with others from one that is not meant', () => {
    const exclude = leavingOut(['tmp/**'], 'tmp/a.ipynb', true);
    expect(selectionOf('tmp/a.ipynb', { include, exclude, matches })).toBe('left-out-with-others');
    expect(selectionOf('a.txt', { include, exclude, matches })).toBe('not-meant');
    expect(selectionOf('.hidden/a.ipynb', { include, exclude, matches })).toBe('not-meant');
  });

  it.each([
    ['a.ipynb', 'b [1].ipynb'],
    ['d [x]/a!.ipynb', 'd [x]/b.ipynb'],
    ['d/e/a.ipynb', 'd/f/a.ipynb', 'd/e', 'd/f']
  ])(
    'follows the rename of what was left out by itself: %s',
    (path, to, from = path, into = to) => {
      const exclude = leavingOut(['tmp/**', '*.x'], path, true);
      const renamed = renamedIn(exclude, from, into);
      expect(selectionOf(to, { include, exclude: renamed, matches })).toBe('left-out');
      expect(selectionOf(path, { include, exclude: renamed, matches })).toBe('archived');
      expect(renamed).toHaveLength(3);
    }
  );

  it('leaves globs for more than one file as they are, and other files', () => {
    const exclude = ['tmp/**', 'tmp2/a.ipynb', 'a\\*.ipynb', '{tmp,b}/a.ipynb'];
    expect(renamedIn(exclude, 'tmp', 'kept')).toEqual(exclude);
    expect(renamedIn(exclude, '{tmp,b}/a.ipynb', 'c')).toEqual(exclude);
  });
});
