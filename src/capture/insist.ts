import { OutboxError, TransientError } from '../model/errors';
import { isOutOfRoom } from '../outbox/asOutboxError';
import type { Intent } from '../outbox/outbox';

export type InsistParts = {
  /** Wait before trying again what failed, in milliseconds. */
  wait: (delayMs: number) => Promise<void>;
  /**
   * Drop what is the least loss for a save that the browser has no room for, in bytes.
   * @returns whether it is worth trying again.
   * @throws TransientError while what does it cannot be loaded.
   */
  makeRoom: (neededBytes: number) => Promise<boolean>;
  /** Told of what a person should know. */
  report: (error: Error, path: string) => void;
};

/** How long between tries while Jupyter or the browser's storage fails, in milliseconds. */
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** Some eight minutes: a Jupyter that does not serve a file by then will not. */
const MOST_TRIES = 20;
/** Where this makes no room, something else filled the disk: no more is dropped for it. */
const MOST_ROOM_MADE = 3;
/** A database grows in steps; in bytes. */
const STEP_BYTES = 1_000_000;

/**
 * Do again what failed for a reason that passes. A storage that fails is reported once.
 * @throws TransientError after many tries, and what is not `Passing`.
 */
export async function insist<R>(
  parts: InsistParts,
  intent: Intent,
  attempt: () => Promise<R>,
  Passing: typeof OutboxError | typeof TransientError
): Promise<R> {
  let isReported = false;
  let roomsMade = 0;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const isLost = error instanceof TransientError && tries >= MOST_TRIES;
      if (!(error instanceof Passing) || isLost) {
        throw error;
      }
      if (roomsMade < MOST_ROOM_MADE && isOutOfRoom(error)) {
        const isMade = await madeRoom(parts, intent);
        roomsMade += isMade === null ? 0 : 1;
        if (isMade) {
          continue;
        }
      }
      if (!isReported && error instanceof OutboxError) {
        isReported = true;
        parts.report(error, intent.path);
      }
      await parts.wait(Math.min(LONGEST_RETRY_MS, RETRY_MS * tries));
    }
  }
}

/** Whether it is worth trying again; `null` if what makes room could not be loaded. */
async function madeRoom({ makeRoom }: InsistParts, { sizeBytes }: Intent): Promise<boolean | null> {
  try {
    return await makeRoom((sizeBytes ?? 0) + STEP_BYTES);
  } catch (failure) {
    if (failure instanceof TransientError) {
      return null;
    }
    if (failure instanceof OutboxError) {
      // As full as before, which is reported.
      return false;
    }
    throw failure;
  }
}
