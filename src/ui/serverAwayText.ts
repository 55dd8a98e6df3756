import type { TranslationBundle } from '@jupyterlab/translation';

/** What to say while Jupyter's server is away. */
export function serverAwayText(trans: TranslationBundle): string {
  return trans.__('Jupyter’s server does not answer. Try again when it does.');
}
