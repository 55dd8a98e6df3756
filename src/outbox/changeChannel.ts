import type { Lane } from './outbox';

type Callback = (lane: Lane | null) => void;

/** Tells every tab of a server, this one included, that the outbox changed. */
export class ChangeChannel {
  constructor(name: string) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = event => this.tellHere(event.data as Lane | null);
  }

  /** @param lane - What changed; `null` if it is more than one lane. */
  tell(lane: Lane | null): void {
    // What was under way when it was closed is written, and must not seem to have failed.
    if (!this.isClosed) {
      this.channel.postMessage(lane);
    }
    this.tellHere(lane);
  }

  /** Returns how to stop. */
  onChange(callback: Callback): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  close(): void {
    this.isClosed = true;
    this.callbacks.clear();
    this.channel.close();
  }

  private tellHere(lane: Lane | null): void {
    for (const callback of this.callbacks) {
      callback(lane);
    }
  }

  private isClosed = false;
  private readonly channel: BroadcastChannel;
  private readonly callbacks = new Set<Callback>();
}
