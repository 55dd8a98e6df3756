import { Together } from '../../../src/outbox/together';

/** Work that goes on when it is let, and what it was asked at once. */
function held() {
  const asked: string[][] = [];
  const goOn: ((error?: Error) => void)[] = [];
  const together = new Together<string, string>(
    all =>
      new Promise((resolve, reject) => {
        asked.push(all);
        goOn.push(error => (error ? reject(error) : resolve(all.map(each => each.toUpperCase()))));
      })
  );
  return { together, asked, goOn };
}

describe('Together', () => {
  it('serves who asks alone at once, and who asks meanwhile all together', async () => {
    const { together, asked, goOn } = held();
    const answers = ['a', 'b', 'c'].map(each => together.ask(each));
    expect(asked).toEqual([['a']]);
    goOn[0]!();
    expect(await answers[0]).toBe('A');
    expect(asked).toEqual([['a'], ['b', 'c']]);
    goOn[1]!();
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  });

  it('fails for those whom it was for, and goes on', async () => {
    const { together, asked, goOn } = held();
    const failing = together.ask('a');
    const next = together.ask('b');
    goOn[0]!(new Error('full'));
    await expect(failing).rejects.toThrow('full');
    goOn[1]!();
    expect(await next).toBe('B');
    const later = together.ask('c');
    goOn[2]!();
    expect(await later).toBe('C');
    expect(asked).toEqual([['a'], ['b'], ['c']]);
  });
});
