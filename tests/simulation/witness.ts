import type { Entry, Intent, IOutbox } from '../../src/outbox/outbox';
import type { World } from './world';

/** An outbox that tells the world what it took, also when the tab that asked is dead by then. */
export function witnessed(outbox: IOutbox, world: World): IOutbox {
  const close = (intent: Intent) => world.open.delete(intent.id);
  const told: Partial<IOutbox> = {
    async begin(intent) {
      await outbox.begin(intent);
      world.open.add(intent.id);
    },
    async queue(entry: Entry, body) {
      const queued = await outbox.queue(entry, body);
      world.open.delete(entry.id);
      if (queued === 'queued') {
        world.queued.push(entry);
      }
      return queued;
    },
    async giveUp(intent, reason) {
      await outbox.giveUp(intent, reason);
      close(intent);
    },
    async forget(intent) {
      await outbox.forget(intent);
      close(intent);
    }
  };
  return new Proxy(outbox, {
    get(_, name) {
      const member = Reflect.get(name in told ? told : outbox, name) as unknown;
      return typeof member === 'function' ? (member.bind(outbox) as unknown) : member;
    }
  });
}
