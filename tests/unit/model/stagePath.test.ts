import { stagePath } from '../../../src/model/stagePath';

it.each([
  ['published', 'published/a.ipynb', 'a.ipynb'],
  ['published', 'published/ana/a.ipynb', 'ana/a.ipynb'],
  ['published/{user}', 'published/ana/reports/a.ipynb', 'reports/a.ipynb'],
  ['{user}/out', 'ana/out/a.ipynb', 'a.ipynb'],
  ['pub (1).x/{user}', 'pub (1).x/ana/\n.ipynb', '\n.ipynb'],
  ['published/{user}', 'published/ana', null],
  ['published/{user}', 'published/ana/', null],
  ['published', 'published.bak/a.ipynb', null],
  ['pub.x', 'pubyx/a.ipynb', null],
  ['published', 'x/published/a.ipynb', null]
])('under %j, %j stands for %j', (prefix, key, path) => {
  expect(stagePath(prefix, key)).toBe(path);
});
