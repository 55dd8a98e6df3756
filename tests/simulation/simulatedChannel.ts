import type { EventLoop } from './eventLoop';
import type { Random } from '../faults/random';

type Message = { data: unknown };
type Channel = { name: string; isClosed: boolean; onmessage: ((event: Message) => void) | null };

/** A `BroadcastChannel` whose messages take their time, and arrive in the order of the seed. */
export function simulatedChannel(loop: EventLoop, random: Random): typeof BroadcastChannel {
  const channels: Channel[] = [];

  class SimulatedChannel implements Channel {
    onmessage: Channel['onmessage'] = null;
    isClosed = false;

    constructor(readonly name: string) {
      channels.push(this);
    }

    postMessage(data: unknown): void {
      if (this.isClosed) {
        throw new DOMException('Closed.', 'InvalidStateError');
      }
      for (const other of channels) {
        if (other !== this && other.name === this.name) {
          const deliver = () => !other.isClosed && other.onmessage?.({ data });
          loop.after(random.between(0, 30), deliver);
        }
      }
    }

    close(): void {
      this.isClosed = true;
    }
  }

  return SimulatedChannel as unknown as typeof BroadcastChannel;
}
