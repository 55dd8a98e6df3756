import {
  CredentialsError,
  ForbiddenError,
  NotFoundError,
  OutboxError,
  RejectedError,
  SetupError,
  TransientError,
  type ErrorDescription
} from './errors';

/** An error of the class that was described. */
export function reviveError({ name, message, check }: ErrorDescription): Error {
  if (name === 'SetupError') {
    return new SetupError(check ?? 'bucket', message);
  }
  if (name === 'CredentialsError') {
    return new CredentialsError(message, check === 'credentials' ? check : undefined);
  }
  const Kind = KINDS[name] ?? RejectedError;
  return new Kind(message);
}

// By name, since a build may rename the classes.
const KINDS: Record<string, new (message: string) => Error> = {
  ForbiddenError,
  NotFoundError,
  OutboxError,
  TransientError
};
