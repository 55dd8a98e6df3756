import type { ISignal } from '@lumino/signaling';

/** Resolves when a signal is emitted next. */
export function nextEmission(signal: ISignal<unknown, unknown>): Promise<void> {
  return new Promise(resolve => {
    const emitted = () => {
      signal.disconnect(emitted);
      resolve();
    };
    signal.connect(emitted);
  });
}
