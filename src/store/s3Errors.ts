import {
  CancelledError,
  ConflictError,
  CredentialsError,
  ForbiddenError,
  NotFoundError,
  RejectedError,
  SetupError,
  TransientError
} from '../model/errors';

/** The kind of request that failed: the same answer means different things to a read and a write. */
export type S3Call = 'check' | 'put' | 'list' | 'head' | 'get' | 'tags' | 'copy';

/**
 * What an error of the S3 client means, as one of the classes of `model/errors`, which pass.
 *
 * The original is not kept as `cause`: answers to refused requests repeat the session token.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function toStoreError(error: unknown, call: S3Call): Error {
  if (OURS.some(kind => error instanceof kind)) {
    return error as Error;
  }
  const { name, message, $metadata, Region } = error as S3Failure;
  const status = $metadata?.httpStatusCode;
  if (status === undefined) {
    return new TransientError(noAnswer(name, message));
  }
  const said = `The store answered ${status} ${name}: ${message.replace(/\.?$/, '.')}`;
  if (name === 'AuthorizationHeaderMalformed') {
    return Region || /region/i.test(message) ? wrongRegion(said) : refusedKeys(said);
  }
  if (name.startsWith('KMS.')) {
    return new SetupError('bucket', `The bucket's encryption key can't be used. ${said}`);
  }
  const byCode = BY_CODE[call]?.get(name) ?? BY_CODE.any?.get(name);
  return byCode ? byCode(said) : byStatus(status, said, call, NO_CODE.test(name));
}

type S3Failure = Error & {
  $metadata?: { httpStatusCode?: number };
  /** Named by AuthorizationHeaderMalformed. */
  Region?: string;
};

type Make = (said: string) => Error;

const OURS = [
  CancelledError,
  ConflictError,
  CredentialsError,
  ForbiddenError,
  NotFoundError,
  RejectedError,
  SetupError,
  TransientError
];

/** What the SDK names an answer without a code of S3: a proxy's page, or nothing at all. */
const NO_CODE = /^(Unknown(Error)?|Error|SyntaxError|NotFound|\d+)$/;

const transient: Make = said => new TransientError(said);
const conflict: Make = said => new ConflictError(said);
const forbidden: Make = said => new ForbiddenError(`The keys do not allow this. ${said}`);
const notFound: Make = said => new NotFoundError(`There is no such version in the bucket. ${said}`);
const rejected: Make = said => new RejectedError(said);
const refusedKeys: Make = said => new CredentialsError(`The keys were refused. ${said}`);
const wrongRegion: Make = said =>
  new SetupError('region', `The bucket is in another region: set "region" to it. ${said}`);
const noBucket: Make = said =>
  new SetupError('bucket', `There is no such bucket: set "bucket" to one that exists. ${said}`);
const unconditional: Make = said =>
  new SetupError('conditional', `The store knows no conditional writes. ${said}`);
const wrongClock: Make = said =>
  new SetupError(
    'clock',
    `This computer's clock is wrong: set it, or let the bucket's CORS rules expose "Date". ${said}`
  );
const noService: Make = said =>
  new SetupError('endpoint', `What answers is no S3 service: look at "endpoint". ${said}`);

const BY_CODE: { [call in S3Call | 'any']?: Map<string, Make> } = {
  put: new Map([
    ['NoSuchKey', conflict],
    ['NotImplemented', unconditional]
  ]),
  copy: new Map([['InvalidArgument', notFound]]),
  // S3's answer to an id that could not be one.
  get: new Map([['InvalidArgument', notFound]]),
  head: new Map([['InvalidArgument', notFound]]),
  tags: new Map([
    ['InvalidArgument', notFound],
    // Two changes at once, answered with 409.
    ['OperationAborted', transient]
  ]),
  any: new Map([
    ['AccessDenied', forbidden],
    ['ExpiredToken', refusedKeys],
    ['ExpiredTokenException', refusedKeys],
    ['InvalidAccessKeyId', refusedKeys],
    ['InvalidClientTokenId', refusedKeys],
    ['InvalidSecurity', refusedKeys],
    ['InvalidToken', refusedKeys],
    ['SignatureDoesNotMatch', refusedKeys],
    ['TokenRefreshRequired', refusedKeys],
    ['NoSuchBucket', noBucket],
    ['InvalidBucketName', noBucket],
    ['InvalidBucketState', noBucket],
    ['IllegalLocationConstraintException', wrongRegion],
    ['PermanentRedirect', wrongRegion],
    ['RequestExpired', wrongClock],
    ['RequestTimeTooSkewed', wrongClock],
    ['NoSuchKey', notFound],
    ['NoSuchVersion', notFound],
    // Answered with 400, though the same request may well succeed later.
    ['IncompleteBody', transient],
    ['RequestTimeout', transient],
    ['Throttling', transient],
    ['ThrottlingException', transient]
  ])
};

/** @param isForeign - No code of S3 came along. That is all a HEAD can have. */
function byStatus(status: number, said: string, call: S3Call, isForeign: boolean): Error {
  if (
    (call === 'head' || ((call === 'get' || call === 'tags') && !isForeign)) &&
    (status === 404 || status === 405)
  ) {
    return notFound(said);
  }
  if (status < 300 || status >= 500 || [408, 425, 429].includes(status)) {
    return transient(said);
  }
  if (status < 400) {
    return wrongRegion(said);
  }
  if (status === 401) {
    return refusedKeys(said);
  }
  if ((call === 'put' || call === 'copy') && (status === 409 || status === 412)) {
    return conflict(said);
  }
  if (isForeign && call !== 'head') {
    return noService(said);
  }
  return status === 403 ? forbidden(said) : rejected(said);
}

function noAnswer(name: string, message: string): string {
  return name === 'AbortError' || name === 'TimeoutError'
    ? 'The store did not answer in time.'
    : `The store could not be reached: the network, its address or its CORS rules may be at fault. (${name}: ${message})`;
}
