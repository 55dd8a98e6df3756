import type { TranslationBundle } from '@jupyterlab/translation';

/** Texts as they stand in the source, with their arguments filled in. */
export const english = {
  __: (text: string, ...args: unknown[]) => fill(text, args),
  _n: (one: string, many: string, count: number, ...args: unknown[]) =>
    fill(count === 1 ? one : many, [count, ...args])
} as TranslationBundle;

function fill(text: string, args: unknown[]): string {
  return text.replace(/%(\d)/g, (_, index) => String(args[Number(index) - 1]));
}
