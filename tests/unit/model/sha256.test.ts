import { createHash } from 'node:crypto';

import { sha256Hex } from '../../../src/model/sha256';

const MIB = 1024 * 1024;

describe('sha256Hex', () => {
  it.each([0, 1, 63, 64, MIB - 1, MIB, MIB + 1, 2 * MIB + 17])(
    'is the same with and without WebCrypto for %d bytes',
    async size => {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 255);
      const expected = createHash('sha256').update(bytes).digest('hex');
      const blob = new Blob([bytes]);

      expect(await sha256Hex(blob)).toBe(expected);
      expect(await sha256Hex(bytes.buffer)).toBe(expected);
      // `null` is how a test says "none": `undefined` would bring the default back.
      expect(await sha256Hex(blob, null as unknown as SubtleCrypto)).toBe(expected);
      expect(await sha256Hex(bytes.buffer, null as unknown as SubtleCrypto)).toBe(expected);
    }
  );
});
