import { part } from '../model/part';
import { once } from '../model/once';

type Asynchronous<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };

/**
 * What `load` makes, made when one of its methods is first called.
 * Every method throws TransientError while it cannot be loaded; the next call tries again.
 */
export function lazily<T extends Asynchronous<T>>(load: () => Promise<T>): T {
  const loaded = once(load);
  const call =
    (name: keyof T) =>
    async (...args: never[]) =>
      (await part(loaded()))[name](...args);
  // An async function that returns it would call `then`, and never be done.
  const get = (_: T, name: string | symbol) =>
    name === 'then' ? undefined : call(name as keyof T);
  return new Proxy({} as T, { get });
}
