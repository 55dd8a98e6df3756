import { anyPut, signedWith } from '../browser/harness';
import type { Fault } from '../browser/harness/faults';
import type { Random } from './random';
import type { Scene } from './faultCase';

/** Begins a fault; how to mend it, which tells how often it happened. */
type Break = () => Promise<() => Promise<number>>;

/** What goes wrong in a week, the likelier the oftener it is named. */
export function ordinaryFaults(scene: Scene, random: Random): Break[] {
  const { credentials, labPage, s3, wire } = scene;
  const retry = () => labPage.execute('bookstore:retry-uploads');
  const onWire =
    (begin: (times: number) => Fault): Break =>
    async () => {
      const fault = begin(random.between(1, 3));
      return async () => {
        const { fired } = fault;
        fault.times = 0;
        return fired;
      };
    };
  const loses = onWire(times => wire.loseReply(times));
  const fails = onWire(times => wire.answer(500, 'InternalError', times, anyPut));
  const slows = onWire(times => wire.answer(503, 'SlowDown', times, anyPut));
  const cuts = onWire(times => wire.cut(times));
  const flips = onWire(() => wire.flip());
  const holds: Break = async () => {
    const held = wire.hold(random.between(1, 4));
    return async () => {
      held.release();
      return held.fired;
    };
  };
  const expires: Break = async () => {
    const expired = wire.answer(403, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
    return async () => {
      const { fired } = expired;
      expired.times = 0;
      await retry();
      return fired;
    };
  };
  const offline: Break = async () => {
    await wire.down();
    return async () => {
      await wire.up();
      await retry();
      return 1;
    };
  };
  const reloads: Break = async () => async () => {
    await labPage.openLab('lab?reset');
    return 1;
  };
  const storeDies: Break = async () => {
    await s3.kill();
    return async () => {
      await s3.start();
      await retry();
      return 1;
    };
  };
  return [
    ...[loses, loses, fails, slows, cuts, cuts, flips, holds, holds],
    ...[expires, offline, offline, reloads, storeDies]
  ];
}
