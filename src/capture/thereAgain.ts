import { isMissing } from '../model/isMissing';

/** How often, and how long between, in milliseconds. */
const MOST_TRIES = 5;
const AGAIN_MS = 500;

/**
 * Ask Jupyter for something about a file that is there, again if it says that it is not: a notebook
 * that is read while another save of it is under way is set aside for a moment.
 * @throws what `ask` throws; for a file that is not there, after some tries.
 * @see https://github.com/jupyter-server/jupyter_server/blob/main/jupyter_server/services/contents/fileio.py
 * `_read_notebook`
 */
export async function thereAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!isMissing(error) || tries >= MOST_TRIES) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
    }
  }
}
