import { TransientError } from '../../../src/model/errors';
import { untilLoaded } from '../../../src/plugins/untilLoaded';

it('tries again until it is there, and says once that it is not', async () => {
  const load = jest
    .fn(async () => 'it')
    .mockRejectedValueOnce(new Error('404'))
    .mockRejectedValueOnce(new Error('404'));
  const wait = jest.fn(async () => undefined);
  const report = jest.fn();
  expect(await untilLoaded(load, { wait, report })).toBe('it');
  expect(load).toHaveBeenCalledTimes(3);
  expect(wait).toHaveBeenCalledTimes(2);
  expect(report.mock.calls).toEqual([[expect.any(TransientError)]]);
});
