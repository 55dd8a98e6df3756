import { part } from '../model/part';

/** How long until what could not be loaded is tried again, in milliseconds. */
const RETRY_MS = 2_000;

export type LoadParts = {
  wait: (delayMs: number) => Promise<void>;
  /** Told, once, why it cannot be loaded just now. */
  report: (error: Error) => void;
};

/** What `load` gives, tried again until it does: what cannot go on without it waits. */
export async function untilLoaded<T>(load: () => Promise<T>, parts: LoadParts): Promise<T> {
  for (let isReported = false; ; isReported = true) {
    try {
      return await part(load());
    } catch (error) {
      if (!isReported) {
        parts.report(error as Error);
      }
      await parts.wait(RETRY_MS);
    }
  }
}
