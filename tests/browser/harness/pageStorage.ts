import type { Page } from '@playwright/test';

/** Everything that a page's origin keeps in the browser, as one text to search. */
export function pageStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    const texts = parts.map(part => JSON.stringify(part));
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        texts.push(name!, store, ...(await rowsAsText(rows)));
      }
      database.close();
    }
    return texts.join('\n');

    async function rowsAsText(rows: IDBObjectStore): Promise<string[]> {
      const all = await done(rows.getAll());
      const blobs: Blob[] = [];
      const text = JSON.stringify(all, (_, value) => {
        if (value instanceof Blob) {
          blobs.push(value);
        }
        return value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
      });
      return [text, ...(await Promise.all(blobs.map(blob => blob.text())))];
    }

    function done<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
  });
}
