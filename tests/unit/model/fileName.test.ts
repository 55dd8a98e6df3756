import { attachment, datedName, splitExtension } from '../../../src/model/fileName';

const AT = new Date(2026, 10, 17, 14, 2, 59).toISOString();

it('names a file to be kept, whatever its name', () => {
  expect(attachment('mine (é) it’s*.ipynb')).toBe(
    "attachment; filename*=UTF-8''mine%20%28%C3%A9%29%20it%E2%80%99s%2a.ipynb"
  );
});

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
