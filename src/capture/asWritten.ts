import { distrusted } from '../model/distrusted';
import { isLite } from './lite';

/**
 * The bytes of a version as they may be written to a file: the very blob, but in JupyterLite.
 * Jupyter's signatures tell what is a person's own; where nobody signs, a notebook would be
 * trusted because it says so itself.
 */
export async function asWritten(body: Blob): Promise<Blob> {
  if (!isLite()) {
    return body;
  }
  // As lenient as Lite is when it opens a file.
  const text = await body.text();
  const harmless = distrusted(text);
  return harmless === text ? body : new Blob([harmless]);
}
