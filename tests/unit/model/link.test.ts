import * as fc from 'fast-check';

import { linkSearch, readLink, withoutLink } from '../../../src/model/link';
import { LINK_PATTERN } from '../../../src/model/linkPattern';

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
