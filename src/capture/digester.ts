import { digestOf, type Digest } from '../model/digest';
import type { DigestAnswer, DigestRequest } from './digestWorker';

/** Smaller files are digested sooner than a worker answers, in bytes. */
const SMALL_BYTES = 100_000;

type Waiting = { body: Blob; resolve: (digest: Digest | Promise<Digest>) => void };

/** Digests files beside the page: large ones would block it for a blink. */
export class Digester {
  /** The digest of a file. */
  digest(body: Blob): Promise<Digest> {
    const worker = body.size < SMALL_BYTES ? null : this.start();
    if (!worker) {
      return digestOf(body);
    }
    const id = this.asked++;
    const digest = new Promise<Digest>(resolve => this.waiting.set(id, { body, resolve }));
    worker.postMessage({ id, body } satisfies DigestRequest);
    return digest;
  }

  /** The worker; `null` where the page's policy allows none. */
  private start(): Worker | null {
    if (this.worker === undefined) {
      try {
        this.worker = new Worker(new URL('./digestWorker.js', import.meta.url));
        this.worker.onmessage = event => this.take(event.data as DigestAnswer);
        this.worker.onerror = () => this.giveUp();
      } catch {
        this.worker = null;
      }
    }
    return this.worker;
  }

  private take(answer: DigestAnswer): void {
    const asked = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    // What a worker could not do is worth a try here, where its failure is told.
    asked?.resolve('digest' in answer ? answer.digest : digestOf(asked.body));
  }

  /** The worker cannot be loaded: the page does the work itself. */
  private giveUp(): void {
    this.worker = null;
    for (const { body, resolve } of this.waiting.values()) {
      resolve(digestOf(body));
    }
    this.waiting.clear();
  }

  private asked = 0;
  private worker: Worker | null | undefined;
  private readonly waiting = new Map<number, Waiting>();
}
