import { RejectedError } from '../../../src/model/errors';
import { onUntold, shown, told } from '../../../src/plugins/told';

/** Stands for the window, which says so where nobody handles a rejection. */
const page = new EventTarget();
const unhandled = (reason: unknown) => {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  page.dispatchEvent(event);
  return event;
};

const failed = jest.fn<void, [Error]>();
const begun = jest.fn<void, []>();
onUntold({ failed, begun }, page);
beforeEach(() => jest.clearAllMocks());

const failing = async (error: Error, work = () => Promise.reject(error)) => {
  await expect(told(work)).rejects.toBe(error);
  return error;
};

test('the caller has the failure, and nobody is told what a caller handles', async () => {
  await failing(new RejectedError('No.'));
  expect(failed).not.toHaveBeenCalled();
});

test('what nobody handles is told once, and not said in the console', async () => {
  const error = await failing(new RejectedError('No.'));
  expect(unhandled(error).defaultPrevented).toBe(true);
  unhandled(error);
  expect(failed.mock.calls).toEqual([[error]]);
});

test('a command that throws at once is told like one that rejects', async () => {
  const error = new RejectedError('At once.');
  await failing(error, () => {
    throw error;
  });
  unhandled(error);
  expect(failed).toHaveBeenCalledTimes(1);
});

test('failures of others are left alone', () => {
  expect(unhandled(new Error('somebody else’s')).defaultPrevented).toBe(false);
  unhandled('no error');
  expect(failed).not.toHaveBeenCalled();
});

test('what was shown already is not told again', async () => {
  const error = new RejectedError('In the tab.');
  await failing(error, () => shown(Promise.reject(error)));
  unhandled(error);
  expect(failed).not.toHaveBeenCalled();
});

test('what is begun anew takes back what was told', async () => {
  expect(await told(() => 1)).toBe(1);
  expect(begun).toHaveBeenCalledTimes(1);
});
