import { TransientError } from './errors';

/**
 * A part of the extension that is loaded when it is needed, as in `await part(import('./it'))`.
 * @throws TransientError if it could not be loaded; to import it again tries again.
 */
export async function part<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch {
    throw new TransientError(
      'A part of Bookstore could not be loaded. Is the Jupyter server there? If it was upgraded, reload the page.'
    );
  }
}
