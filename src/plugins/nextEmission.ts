import type { ISignal } from '@lumino/signaling';

/** Resolves when a signal is emitted next, or nobody waits any more. */
export function nextEmission(signal: ISignal<unknown, unknown>, stop?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      signal.disconnect(done);
      stop?.removeEventListener('abort', done);
      resolve();
    };
    signal.connect(done);
    stop?.addEventListener('abort', done);
  });
}
