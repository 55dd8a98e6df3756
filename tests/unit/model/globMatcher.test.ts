import { matchesAny } from '../../../src/model/anyGlob';
import { matcherOf } from '../../../src/model/globMatcher';
import { globOf } from '../../../src/model/ownGlob';
import { matchesPlain } from '../../../src/model/plainGlob';

describe('matcherOf', () => {
  it('takes no library for whole names and for ends of names', async () => {
    expect(await matcherOf(['**/*.ipynb', globOf('drafts/a [1].ipynb'), ''])).toBe(matchesPlain);
  });

  it.each(['drafts/**', '*.ipynb', '**/*.{ipynb,py}', '!a.ipynb', '**/a*.ipynb', '**/*/a.ipynb'])(
    'takes the library for %s',
    async glob => {
      expect(await matcherOf(['**/*.ipynb', glob])).toBe(matchesAny);
    }
  );
});
