import { datedName, splitExtension } from '../../../src/model/fileName';

const AT = new Date(2026, 10, 17, 14, 2, 59).toISOString();

describe('datedName', () => {
  it('puts the local time before the extension', () => {
    expect(datedName('a.b/mine.ipynb', AT)).toBe('a.b/mine-2026-11-17-1402.ipynb');
    expect(datedName('mine.ipynb', AT, 2)).toBe('mine-2026-11-17-1402-2.ipynb');
    expect(datedName('a.b/Makefile', AT)).toBe('a.b/Makefile-2026-11-17-1402');
  });

  it('takes a time that is none', () => {
    expect(datedName('mine.ipynb', '../yesterday')).toBe('mine-unknown-time.ipynb');
  });

  it('splits any name', () => {
    expect(splitExtension('new\nline.x.ipynb')).toEqual(['new\nline.x', '.ipynb']);
    expect(splitExtension('.hidden')).toEqual(['', '.hidden']);
  });
});
