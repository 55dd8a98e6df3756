import fc from 'fast-check';
import { posix } from 'node:path';

import { RejectedError } from '../../../src/model/errors';
import { keyOf, MAX_KEY_BYTES, objectPath, pathUnder } from '../../../src/model/key';

const odd = fc.constantFrom('.', '..', '/', '\\', '\0', '\n', '\ud800', '%2e%2e', ' ', 'é', '😀');
const path = fc
  .array(fc.oneof(odd, fc.string({ unit: 'grapheme' }), fc.constant('/..')), { maxLength: 12 })
  .map(parts => parts.join(''));

/** The key, or `null` if the path is refused. */
function keyOrNull(prefix: string, at: string): string | null {
  try {
    return keyOf(prefix, at);
  } catch (error) {
    expect(error).toBeInstanceOf(RejectedError);
    return null;
  }
}

describe('keyOf', () => {
  it('never leads outside its prefix, and keeps the path intact', () => {
    fc.assert(
      fc.property(fc.constantFrom('workspace', 'a/b', 'ü'), path, (prefix, at) => {
        const key = keyOrNull(prefix, at);
        if (key !== null) {
          expect(key).toBe(`${prefix}/${at}`);
          expect(posix.normalize(key)).toBe(key);
          expect(pathUnder(prefix, key)).toBe(at);
          expect(new TextEncoder().encode(key).length).toBeLessThanOrEqual(MAX_KEY_BYTES);
        }
      }),
      { numRuns: 2_000 }
    );
  });

  it.each([
    '',
    '/a',
    'a//b',
    'a/',
    '..',
    'a/../b',
    '.',
    'a/./b',
    'a\\b',
    'a\0',
    'a\n',
    '\x7f',
    '\ud800'
  ])('refuses %j', at => expect(() => keyOf('workspace', at)).toThrow(RejectedError));

  it.each(['a b', '..a', 'a..', '...', '%2e%2e', 'a+#?&=', `"'`, 'e\u0301', '日本語', '😀'])(
    'takes %j',
    at => expect(keyOf('workspace', at)).toBe(`workspace/${at}`)
  );

  it.each([
    ['a', 1],
    ['é', 2],
    ['😀', 4]
  ])('takes 1,024 bytes of %s in UTF-8, and none more', (char, bytes) => {
    const fits = char.repeat((MAX_KEY_BYTES - 'w/'.length) / bytes);
    const rest = MAX_KEY_BYTES - new TextEncoder().encode(`w/${fits}`).length;
    expect(keyOf('w', fits + 'x'.repeat(rest))).toHaveLength(2 + fits.length + rest);
    expect(() => keyOf('w', fits + 'x'.repeat(rest + 1))).toThrow(/1025 bytes/);
  });

  it('refuses a prefix that leads elsewhere', () => {
    expect(() => keyOf('workspace/../published', 'a')).toThrow(RejectedError);
  });
});

describe('pathUnder', () => {
  it('knows what lies under a prefix, not what begins like it', () => {
    expect(pathUnder('work', 'work/a')).toBe('a');
    expect(pathUnder('work', 'workspace/a')).toBeNull();
    expect(pathUnder('work', 'work')).toBeNull();
    expect(pathUnder('', 'work/a')).toBe('work/a');
  });
});

describe('objectPath', () => {
  it('names only drives that are not the server’s own', () => {
    expect(objectPath('a.ipynb', '')).toBe('a.ipynb');
    expect(objectPath('a.ipynb', 'RTC')).toBe('a.ipynb');
    expect(objectPath('a.ipynb', 'Drive')).toBe('Drive/a.ipynb');
  });
});
