import * as fc from 'fast-check';

import { LINK_PATTERN, linkSearch, readLink, showable, withoutLink } from '../../../src/model/link';

const text = fc.string({ unit: 'binary', minLength: 1 }).map(value => value.toWellFormed());

describe('a link', () => {
  it('is read as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(text, text, text, (bucket, key, versionId) => {
        const search = linkSearch({ bucket, key, versionId });
        expect(readLink(search)).toEqual({ bucket, key, versionId });
        expect(search).toMatch(LINK_PATTERN);
        expect(search).toMatch(/^[!-~]+$/);
      })
    );
  });

  it('keeps slashes readable', () => {
    const link = { bucket: 'b', key: 'workspace/é x.ipynb', versionId: 'v+1' };
    expect(linkSearch(link)).toBe(
      '?bookstore-bucket=b&bookstore-key=workspace/%C3%A9%20x.ipynb&bookstore-version=v%2B1'
    );
  });

  it('may use the names of the predecessor', () => {
    const link = { bucket: 'b', key: 'a/b.ipynb', versionId: 'v' };
    expect(readLink('?s3_bucket=b&s3_key=a/b.ipynb&s3_version_id=v')).toEqual(link);
    expect('/lab?s3_bucket=b&s3_key=a').toMatch(LINK_PATTERN);
  });

  it('needs a key only', () => {
    expect(readLink('?bookstore-key=a')).toEqual({ bucket: null, key: 'a', versionId: null });
    expect(readLink('?bookstore-version=v')).toBeNull();
    expect(readLink('?bookstore-key=')).toBeNull();
    expect('/lab?other-bookstore-key=a').not.toMatch(LINK_PATTERN);
  });
});

describe('withoutLink', () => {
  it('leaves the rest as it was', () => {
    expect(withoutLink('?a=%2f+&bookstore-key=k&s3_version_id&b')).toBe('?a=%2f+&b');
    expect(withoutLink('?bookstore-key=k&bookstore-bucket=b')).toBe('');
    expect(withoutLink('')).toBe('');
  });
});

describe('showable', () => {
  it('leaves ordinary names alone', () => {
    for (const name of ['a b.ipynb', '<b>é</b>.ipynb', '数据/😀.ipynb', 'نامه‌ها.ipynb']) {
      expect(showable(name)).toBe(name);
    }
  });

  it('shows where something hides', () => {
    expect(showable('a\u202eb\nc\u0000d\ud800e\u200bf\u2028g')).toBe('a�b�c�d�e�f�g');
  });

  it('cuts what is long, and keeps both ends', () => {
    const shown = showable(`begin${'x'.repeat(5000)}end`);
    expect(shown).toMatch(/^begin.*…x+end$/);
    expect(shown.length).toBeLessThan(210);
  });
});
