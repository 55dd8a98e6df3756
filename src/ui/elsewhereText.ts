import type { TranslationBundle } from '@jupyterlab/translation';

/** Why saves that wait for a place that may not be written need not wait. */
export function elsewhereText(trans: TranslationBundle): string {
  return trans.__('New saves go to another place by now.');
}

/** What to do about saves that wait for a place that may not be written. */
export function moveLabel(trans: TranslationBundle): string {
  return trans.__('Move to the Current Bucket…');
}
