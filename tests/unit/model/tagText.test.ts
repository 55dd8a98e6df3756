import fc from 'fast-check';

import { RejectedError } from '../../../src/model/errors';
import { cleanText, decodeTagText, encodeTagText, MAX_TAG_BYTES } from '../../../src/model/tagText';

/** S3's own rule for a value. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('=', '3', 'D', 'é', '😀', '\u202e', ' ', '\ud800') })
);

it('gives back every text that fits, without what is not seen', () => {
  let fitted = 0;
  fc.assert(
    fc.property(anyText, text => {
      let value: string;
      try {
        value = encodeTagText(text);
      } catch (error) {
        return error instanceof RejectedError;
      }
      fitted += 1;
      return (
        ALLOWED.test(value) &&
        new TextEncoder().encode(value).length <= MAX_TAG_BYTES &&
        decodeTagText(value) === cleanText(text)
      );
    }),
    { numRuns: 2_000 }
  );
  expect(fitted).toBeGreaterThan(1_000);
});

it('reads whatever another tool wrote, bounded and on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), value => {
      const text = decodeTagText(value);
      return text.length <= MAX_TAG_BYTES && text.isWellFormed() && cleanText(text) === text;
    })
  );
});

it.each([
  ['Clean data before the split', 'Clean data before the split'],
  ['日本語 v1.2', '日本語 v1.2'],
  ['a, b', 'a=2C b'],
  ['1 = 1', '1 =3D 1'],
  ['😀', '=F0=9F=98=80'],
  ['  a\r\nb\u0000 ', 'ab']
])('writes %j as %j', (text, value) => {
  expect(encodeTagText(text)).toBe(value);
});

it.each([
  ['x = 3', 'x = 3'],
  ['=FF=FE', '=FF=FE'],
  ['a=2c b', 'a, b'],
  ['=0A=E2=80=AEtxt', 'txt']
])('reads %j as %j', (value, text) => {
  expect(decodeTagText(value)).toBe(text);
});

it('refuses what does not fit, naming the limit', () => {
  expect(encodeTagText('x'.repeat(256))).toHaveLength(256);
  expect(() => encodeTagText('x'.repeat(257))).toThrow(
    'takes 257 bytes in the bucket, and S3 allows 256'
  );
  expect(() => encodeTagText('😀'.repeat(22))).toThrow('takes 264 bytes');
});
