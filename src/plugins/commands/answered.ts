import { CancelledError } from '../../model/errors';
import { withWaitDialog } from '../../ui/lifecycle/waitDialog';
import type { VersionCommandParts } from './parts';

/** A bucket that answers is not waited for so long, in milliseconds. */
const SILENT_MS = 2_000;

/**
 * Ask the bucket for something. While it is silent, a dialog says so and can cancel.
 * @throws CancelledError as soon as a person cancels; what `ask` throws.
 */
export function answered<T>(parts: VersionCommandParts, ask: () => Promise<T>): Promise<T> {
  return whileSilent(parts, cancel => Promise.race([ask(), rejected(cancel)]));
}

/**
 * Have the bucket change something, with the same dialog.
 * @param change - Gets a signal that is aborted when a person cancels; it knows what that means.
 */
export function whileSilent<T>(
  { trans }: Pick<VersionCommandParts, 'trans'>,
  change: (cancel: AbortSignal) => Promise<T>
): Promise<T> {
  const text = {
    title: trans.__('Waiting for the bucket'),
    body: trans.__('It has not answered yet. It goes on by itself when it does.'),
    cancel: trans.__('Cancel')
  };
  return withWaitDialog(text, change, SILENT_MS);
}

/** What a person began, or `null` if they cancelled it before anything was changed. */
export async function orCancelled<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError) {
      return null;
    }
    throw error;
  }
}

function rejected(cancel: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    cancel.addEventListener('abort', () => reject(new CancelledError('You cancelled it.')))
  );
}
