import type { ILocks } from '../../src/outbox/locks';
import type { EventLoop } from './eventLoop';

type Request = { owner: object; start: () => void };

/** The locks of one browser. */
export class SimulatedLocks {
  /** @param areBroken - Everybody gets every lock, as after a lock was lost. */
  constructor(
    private readonly loop: EventLoop,
    private readonly areBroken: boolean
  ) {}

  /** The locks as a tab sees them. */
  of(owner: object): ILocks {
    return {
      hold: (name, use, stop) => this.hold(owner, name, use, stop),
      held: async () => [...this.requests.keys()]
    };
  }

  /** A tab is gone, and holds and wants nothing any more. */
  release(owner: object): void {
    for (const name of this.requests.keys()) {
      this.remove(name, request => request.owner === owner);
    }
  }

  private hold(
    owner: object,
    name: string,
    use: () => Promise<void>,
    stop: AbortSignal
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        stop.removeEventListener('abort', end);
        this.remove(name, each => each === request);
        resolve();
      };
      const fail = (error: unknown) => {
        reject(error);
        end();
      };
      const request: Request = { owner, start: () => use().then(end, fail) };
      stop.addEventListener('abort', end);
      const queue = this.requests.get(name) ?? [];
      this.requests.set(name, queue);
      queue.push(request);
      if (queue.length === 1 || this.areBroken) {
        this.grant(name, request);
      }
    });
  }

  private remove(name: string, isIt: (request: Request) => boolean): void {
    const queue = this.requests.get(name) ?? [];
    const [holder] = queue;
    const left = queue.filter(request => !isIt(request));
    this.requests.set(name, left);
    if (left.length > 0 && left[0] !== holder && !this.areBroken) {
      this.grant(name, left[0]);
    }
  }

  private grant(name: string, request: Request): void {
    this.loop.after(0, () => {
      if (this.requests.get(name)?.includes(request)) {
        request.start();
      }
    });
  }

  private readonly requests = new Map<string, Request[]>();
}
