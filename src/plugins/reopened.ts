import { NotFoundError, RejectedError } from '../model/errors';

/** How long Lab waits with its layout for a tab whose content is read, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * Wait for a tab that is opened again after a reload, but not long: Lab's layout waits for it.
 * @throws NotFoundError and RejectedError, after which Lab forgets the tab. While the store is away
 * it is kept for the next time.
 */
export async function reopened(opening: Promise<unknown>): Promise<void> {
  const opened = opening.catch(error => {
    if (error instanceof NotFoundError || error instanceof RejectedError) {
      throw error;
    }
  });
  await Promise.race([opened, new Promise(resolve => setTimeout(resolve, PATIENCE_MS))]);
}
