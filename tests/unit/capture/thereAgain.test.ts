import { thereAgain } from '../../../src/capture/thereAgain';

const answer = (status: number) => Object.assign(new Error('No.'), { response: { status } });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('asks again for a file that Jupyter set aside', async () => {
  const ask = jest.fn(async () => 'there').mockRejectedValueOnce(answer(404));
  const asked = thereAgain(ask);
  await jest.runAllTimersAsync();
  expect(await asked).toBe('there');
  expect(ask).toHaveBeenCalledTimes(2);
});

it('believes in the end that a file is gone', async () => {
  const ask = jest.fn(() => Promise.reject(answer(404)));
  const asked = expect(thereAgain(ask)).rejects.toThrow('No.');
  await jest.runAllTimersAsync();
  await asked;
  expect(ask).toHaveBeenCalledTimes(5);
});

it('takes any other failure at its word', async () => {
  const ask = jest.fn(() => Promise.reject(answer(403)));
  await expect(thereAgain(ask)).rejects.toThrow('No.');
  expect(ask).toHaveBeenCalledTimes(1);
});
