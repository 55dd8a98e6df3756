import type { LabPage } from './labPage';

/**
 * Run a function in the page on its database.
 * @param run - Is sent as text: it sees only the database and its argument.
 */
export function withDatabase<R, A = undefined>(
  { page }: LabPage,
  run: (database: IDBDatabase, arg: A) => R | Promise<R>,
  arg?: A
): Promise<R> {
  return page.evaluate(`(async (run, arg) => {
    const [{ name }] = await indexedDB.databases();
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      return await run(database, arg);
    } finally {
      database.close();
    }
  })(${run}, ${JSON.stringify(arg) ?? 'undefined'})`);
}
