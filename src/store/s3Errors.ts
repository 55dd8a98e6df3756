import {
  ConflictError,
  CredentialsError,
  ForbiddenError,
  NotFoundError,
  RejectedError,
  SetupError,
  TransientError
} from '../model/errors';

/** The kind of request that failed: the same answer means different things to a read and a write. */
export type S3Call = 'check' | 'put' | 'list' | 'head' | 'get';

/**
 * What an error of the S3 client means, as one of the classes of `model/errors`.
 *
 * The original is not kept as `cause`: answers to refused requests repeat the session token.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function toStoreError(error: unknown, call: S3Call): Error {
  const { name, message, $metadata, Region } = error as S3Failure;
  const status = $metadata?.httpStatusCode;
  if (isOurs(error)) {
    return error;
  }
  if (status === undefined || status < 400 || status >= 500) {
    return new TransientError(noAnswer(status, name, message));
  }
  const said = `The store answered ${status} ${name}: ${message}`;
  const byCode = BY_CODE[call]?.[name] ?? BY_CODE.any?.[name];
  if (byCode) {
    return byCode(said);
  }
  if (name === 'AuthorizationHeaderMalformed') {
    return Region || /region/i.test(message)
      ? wrongRegion(said)
      : new CredentialsError(`The keys were refused. ${said}`);
  }
  if (name.startsWith('KMS.')) {
    return new SetupError('bucket', `The bucket's encryption key can't be used. ${said}`);
  }
  return byStatus(status, said, call);
}

function noAnswer(status: number | undefined, name: string, message: string): string {
  if (status !== undefined) {
    return `The store answered ${status} ${name}: ${message}`;
  }
  return name === 'AbortError' || name === 'TimeoutError'
    ? 'The store did not answer in time.'
    : `The store could not be reached, or does not let this page in. Check Setup tells which. (${name}: ${message})`;
}

type S3Failure = Error & {
  $metadata?: { httpStatusCode?: number };
  /** Named by AuthorizationHeaderMalformed. */
  Region?: string;
};

type Make = (said: string) => Error;

const transient: Make = said => new TransientError(said);
const conflict: Make = said => new ConflictError(said);
const notFound: Make = said => new NotFoundError(said);
const rejected: Make = said => new RejectedError(said);
const refusedKeys: Make = said => new CredentialsError(`The keys were refused. ${said}`);
const wrongRegion: Make = said =>
  new SetupError('region', `The bucket is in another region: set "region" to it. ${said}`);
const noBucket: Make = said =>
  new SetupError('bucket', `There is no such bucket: set "bucket" to one that exists. ${said}`);
const wrongClock: Make = said =>
  new SetupError(
    'clock',
    `This computer's clock is wrong: set it, or let the bucket's CORS rules expose "Date". ${said}`
  );
const noService: Make = said =>
  new SetupError('endpoint', `What answers is no S3 service: look at "endpoint". ${said}`);

function all(codes: string[], make: Make): Record<string, Make> {
  return Object.fromEntries(codes.map(code => [code, make]));
}

// Without a prototype, so that a server's code can't name a member of Object.
const BY_CODE: { [call in S3Call | 'any']?: Record<string, Make> } = {
  put: Object.assign(Object.create(null), {
    ...all(['NoSuchKey', 'PreconditionFailed'], conflict),
    NotImplemented: (said: string) =>
      new SetupError('conditional', `The store knows no conditional writes. ${said}`)
  }),
  any: Object.assign(Object.create(null), {
    ...all(['NoSuchKey', 'NoSuchVersion', 'NotFound'], notFound),
    ...all(['NoSuchBucket', 'InvalidBucketName', 'InvalidBucketState'], noBucket),
    ...all(
      [
        'ExpiredToken',
        'ExpiredTokenException',
        'InvalidAccessKeyId',
        'InvalidClientTokenId',
        'InvalidSecurity',
        'InvalidToken',
        'SignatureDoesNotMatch',
        'TokenRefreshRequired'
      ],
      refusedKeys
    ),
    ...all(['RequestTimeTooSkewed', 'RequestExpired'], wrongClock),
    ...all(['IllegalLocationConstraintException', 'PermanentRedirect'], wrongRegion),
    ...all(
      ['IncompleteBody', 'RequestTimeout', 'SlowDown', 'Throttling', 'ThrottlingException'],
      transient
    ),
    AccessDenied: (said: string) => new ForbiddenError(said)
  })
};

function byStatus(status: number, said: string, call: S3Call): Error {
  // A proxy's or a web server's page: S3 names a code, and only a HEAD has no room for it.
  const withoutCode =
    call !== 'head' && /^The store answered \d+ (Unknown|Error|SyntaxError|\d+)\b/.test(said);
  switch (status) {
    case 408:
    case 425:
    case 429:
      return transient(said);
    case 409:
      return call === 'put' ? conflict(said) : transient(said);
    case 412:
      return conflict(said);
    case 401:
      return refusedKeys(said);
    case 403:
      return withoutCode ? noService(said) : new ForbiddenError(said);
    case 404:
    case 405:
      return call === 'head' || call === 'get' ? notFound(said) : noService(said);
    default:
      return withoutCode ? noService(said) : rejected(said);
  }
}

function isOurs(error: unknown): error is Error {
  return [
    ConflictError,
    CredentialsError,
    ForbiddenError,
    NotFoundError,
    RejectedError,
    SetupError,
    TransientError
  ].some(kind => error instanceof kind);
}
