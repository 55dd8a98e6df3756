import { describeSave } from './describeSave';
import { Digester } from './digester';

/** What finds out about the bytes of saves: imported while the first ones are fetched, or before. */
export function savedFacts() {
  const digester = new Digester();
  return { describe: describeSave, digest: (body: Blob) => digester.digest(body) };
}
