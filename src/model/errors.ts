/**
 * The class of an error says what to do next; its message says it to a person.
 */
abstract class BookstoreError extends Error {
  abstract override readonly name: string;
}

/** Network, 429, 5xx or timeout: back off and try again, for ever. */
export class TransientError extends BookstoreError {
  override readonly name = 'TransientError';
}

/** Expired or refused keys, or nobody to ask for new ones: refresh once, then pause the target. */
export class CredentialsError extends BookstoreError {
  override readonly name = 'CredentialsError';

  /** @param check - `credentials`: there never were any, so nothing expired. */
  constructor(
    message: string,
    readonly check?: 'credentials'
  ) {
    super(message);
  }
}

/** What a set-up check looks at; `check` of a {@link SetupError} names the one that failed. */
export type SetupCheckId =
  | 'endpoint'
  | 'cors'
  | 'credentials'
  | 'clock'
  | 'region'
  | 'bucket'
  | 'versioning'
  | 'version-id'
  | 'conditional'
  | 'list'
  | 'read'
  | 'checksum'
  | 'copy'
  | 'tags'
  | 'delete'
  | 'lifecycle'
  | 'lock';

/** What must be put right: what a check looks at, or `settings` with a value that can be none. */
export type SetupProblem = SetupCheckId | 'settings';

/** The bucket or its settings must be put right first: pause the target and name the failed check. */
export class SetupError extends BookstoreError {
  override readonly name = 'SetupError';

  constructor(
    readonly check: SetupProblem,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}

/** Access denied for one key: park that key, others go on. */
export class ForbiddenError extends BookstoreError {
  override readonly name = 'ForbiddenError';
}

/** The store or a rule will never take this entry: park it, keep it, say why. */
export class RejectedError extends BookstoreError {
  override readonly name = 'RejectedError';
}

/** No such version: tell the caller. */
export class NotFoundError extends BookstoreError {
  override readonly name = 'NotFoundError';
}

/** The browser's own storage is full or blocked: shown at once. */
export class OutboxError extends BookstoreError {
  override readonly name = 'OutboxError';
}

/**
 * The condition of a write did not hold: somebody else wrote the key meanwhile.
 * Never shown: the uploader looks again.
 */
export class ConflictError extends BookstoreError {
  override readonly name = 'ConflictError';
}

/** A person cancelled before anything was changed: there is nothing to say. */
export class CancelledError extends BookstoreError {
  override readonly name = 'CancelledError';
}

/** An error as it is kept and shown. */
export type ErrorDescription = {
  name: string;
  message: string;
  /** The failed check of a {@link SetupError}; of a {@link CredentialsError}, that there are none. */
  check?: SetupProblem;
};

export function describeError(error: Error): ErrorDescription {
  const { name, message } = error;
  const { check } = error as Partial<SetupError>;
  return { name, message, ...(check && { check }) };
}
