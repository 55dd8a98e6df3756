import { TransientError } from '../../../src/model/errors';
import { lazily } from '../../../src/plugins/lazily';

const greeter = { greet: (name: string) => Promise.resolve(`Hello ${name}`) };

describe('lazily', () => {
  it('loads with the first call, once', async () => {
    const load = jest.fn(async () => greeter);
    const lazy = lazily(load);
    expect(load).not.toHaveBeenCalled();
    expect(await lazy.greet('a')).toBe('Hello a');
    expect(await lazy.greet('b')).toBe('Hello b');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('says what could not be loaded, and tries again', async () => {
    const load = jest.fn(async () => greeter).mockRejectedValueOnce(new Error('404'));
    const lazy = lazily(load);
    await expect(lazy.greet('a')).rejects.toThrow(TransientError);
    expect(await lazy.greet('a')).toBe('Hello a');
  });

  it('is not taken for a promise', async () => {
    const load = jest.fn(async () => greeter);
    const lazy = await (async () => lazily(load))();
    expect(load).not.toHaveBeenCalled();
    expect(await lazy.greet('a')).toBe('Hello a');
  });
});
