import { showable } from '../../../src/model/showable';

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
