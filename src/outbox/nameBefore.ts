import type { IDBPObjectStore } from 'idb';
import type { OutboxSchema } from './database';

/** The contents path that a file had before its newest rename, or that of a folder above it. */
export async function nameBefore(
  renames: IDBPObjectStore<OutboxSchema, ['renames'], 'renames'>,
  path: string
): Promise<string | null> {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const rename = await renames.get(path.slice(0, end));
    if (rename) {
      return rename.from + path.slice(end);
    }
  }
  return null;
}
