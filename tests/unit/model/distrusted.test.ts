import { distrusted } from '../../../src/model/distrusted';

const cell = (metadata: object, outputs: unknown[] = []) => ({
  cell_type: 'code',
  metadata,
  outputs
});

describe('distrusted', () => {
  it('leaves a text as it is in which nothing is trusted', () => {
    const text = JSON.stringify({ cells: [cell({ tags: ['trusted'] })] }, null, 1);
    expect(distrusted(text)).toBe(text);
  });

  it('takes trust from cells and outputs, and nothing else', () => {
    const tags = ['kept'];
    const trusted = { tags, trusted: true };
    const text = JSON.stringify({
      cells: [cell(trusted, [{ metadata: trusted }]), cell({ tags })]
    });
    expect(JSON.parse(distrusted(text))).toEqual({
      cells: [cell({ tags }, [{ metadata: { tags } }]), cell({ tags })]
    });
  });

  it('sees through other ways to write it', () => {
    const text = '{"cells": [{"metadata": {"\\u0074rusted": 1}}]}';
    expect(distrusted(text)).toBe('{"cells":[{"metadata":{}}]}');
  });

  it.each(['', 'no JSON', '[]', 'null', '{"cells": 1}', '{"cells": [null, 1, {"metadata": []}]}'])(
    'leaves what is no notebook: %s',
    text => expect(distrusted(text)).toBe(text)
  );
});
