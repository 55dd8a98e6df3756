import 'fake-indexeddb/auto';
import { Connection } from '../../../src/outbox/connection';
import { LeaseLocks } from '../../../src/outbox/leaseLocks';
import { ManualTimer } from '../../fakes/manualTimer';

const NAME = 'lock';
const never = new AbortController().signal;

let databases = 0;

function twoTabs() {
  const timer = new ManualTimer();
  const name = `leases ${databases++}`;
  const tab = (id: string) => new LeaseLocks(new Connection(name), id, timer);
  return { timer, name, a: tab('a'), b: tab('b') };
}

/** Something that uses a lock until it is told to end. */
function longUse() {
  let end!: () => void;
  const ended = new Promise<void>(resolve => (end = resolve));
  const use = jest.fn(() => ended);
  return { use, end };
}

test('one tab at a time holds a lock, and it is handed over when it is let go', async () => {
  const { timer, a, b } = twoTabs();
  const [first, second] = [longUse(), longUse()];
  const firstDone = a.hold(NAME, first.use, never);
  await timer.pass(0);
  const secondDone = b.hold(NAME, second.use, never);
  await timer.pass(20_000);
  expect(first.use).toHaveBeenCalledTimes(1);
  expect(second.use).not.toHaveBeenCalled();
  expect(await b.held()).toEqual([NAME]);

  first.end();
  await timer.pass(1_000);
  await firstDone;
  await timer.pass(1_000);
  expect(second.use).toHaveBeenCalledTimes(1);
  second.end();
  await timer.pass(1_000);
  await secondDone;
  expect(await a.held()).toEqual([]);
});

test('two holders in one tab take turns as well', async () => {
  const { timer, a } = twoTabs();
  const [first, second] = [longUse(), longUse()];
  void a.hold(NAME, first.use, never);
  await timer.pass(0);
  void a.hold(NAME, second.use, never);
  await timer.pass(10_000);
  expect(second.use).not.toHaveBeenCalled();
  first.end();
  await timer.pass(2_000);
  expect(second.use).toHaveBeenCalledTimes(1);
  second.end();
});

test('the lock of a tab that died is taken over within five seconds', async () => {
  const { timer, name, b } = twoTabs();
  const dead = new Connection(name);
  await dead.write(['leases'], tx =>
    tx.objectStore('leases').put({ name: NAME, owner: 'dead/0', until: timer.now() + 4_000 })
  );
  const { use, end } = longUse();
  void b.hold(NAME, use, never);
  await timer.pass(3_000);
  expect(use).not.toHaveBeenCalled();
  await timer.pass(2_000);
  expect(use).toHaveBeenCalledTimes(1);
  end();
});

test('waiting ends when it is stopped', async () => {
  const { timer, a, b } = twoTabs();
  const { use, end } = longUse();
  void a.hold(NAME, use, never);
  await timer.pass(0);
  const stop = new AbortController();
  const waiting = longUse();
  const done = b.hold(NAME, waiting.use, stop.signal);
  await timer.pass(2_000);
  stop.abort();
  await done;
  expect(waiting.use).not.toHaveBeenCalled();
  end();
});
