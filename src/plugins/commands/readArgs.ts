import type { ReadonlyJSONObject, ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { RejectedError } from '../../model/errors';
import { isObject } from '../../model/isObject';
import type { BookstoreCommands } from '../../tokens';
import { describe } from '../commandArgs';

/** Contents paths, which Jupyter also takes with a slash in front, but never tells so. */
const PATHS = ['path', 'to', 'withPath'];

/**
 * Arguments that are of the types that their command describes, with paths as Jupyter tells them.
 * @throws RejectedError for one that is of another type.
 */
export function readArgs(
  id: keyof BookstoreCommands,
  args: ReadonlyPartialJSONObject
): ReadonlyPartialJSONObject {
  const { properties } = describe(id).args as { properties: Record<string, ReadonlyJSONObject> };
  const read = { ...args };
  for (const [name, { type }] of Object.entries(properties)) {
    const value = args[name];
    if (value !== undefined && type !== undefined && !isOf(type as string, value)) {
      throw new RejectedError(`“${name}” has to be of the type “${type as string}”.`);
    }
    if (typeof value === 'string' && PATHS.includes(name)) {
      read[name] = value.replace(/^\/+/, '');
    }
  }
  return read;
}

function isOf(type: string, value: unknown): boolean {
  return type === 'object' ? isObject(value) : typeof value === type;
}
