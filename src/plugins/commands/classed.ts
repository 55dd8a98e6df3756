import { ServerConnection } from '@jupyterlab/services';
import { NotFoundError, RejectedError, TransientError } from '../../model/errors';

/** Answers of a server that may well give another one later. */
const PASSING = [408, 429, 502, 503, 504];

/**
 * Work on files of Jupyter's, whose failures say what to do next; others pass as they are.
 * @throws TransientError while Jupyter is away, NotFoundError for a file that is not there,
 * RejectedError for what Jupyter does not do.
 */
export async function classed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw ofJupyter(error);
  }
}

function ofJupyter(error: unknown): unknown {
  if (error instanceof ServerConnection.NetworkError) {
    return new TransientError(`Jupyter does not answer. (${error.message})`, { cause: error });
  }
  if (!(error instanceof ServerConnection.ResponseError)) {
    return error;
  }
  const { status } = error.response;
  const said = `Jupyter answered ${status}: ${error.message}`;
  if (status === 404) {
    return new NotFoundError(said, { cause: error });
  }
  const Failure = PASSING.includes(status) ? TransientError : RejectedError;
  return new Failure(said, { cause: error });
}
