import { OutboxError } from '../model/errors';

/** What a failure of the browser's storage means to a person. */
export function asOutboxError(error: unknown): Error {
  const { name, message } = error as DOMException;
  if (name === 'QuotaExceededError') {
    return new OutboxError(
      'This browser has no room left for saves that wait to be archived. Free disk space, or clear other sites’ data.',
      { cause: error }
    );
  }
  return new OutboxError(
    `This browser’s storage failed (${name}: ${message}). Reload the page; in a private window, use a normal one.`,
    { cause: error }
  );
}

/** Whether it failed because the browser has no room left. */
export function isOutOfRoom(error: unknown): boolean {
  const cause = error instanceof OutboxError ? (error.cause as Partial<DOMException>) : null;
  return cause?.name === 'QuotaExceededError';
}
