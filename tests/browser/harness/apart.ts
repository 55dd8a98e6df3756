import { join } from 'node:path';

import { checkout } from '../../../demo/checkout.mjs';

/**
 * Where `tests/run.mjs` installs what a file of `tests/browser/requirements` pins: only servers
 * that are told of the folder see it.
 */
export function folderOf(name: string): string {
  return join(checkout, '.venv', name);
}

/** Variables of a server that sees such a folder. */
export function seeing(name: string): Record<string, string> {
  const folder = folderOf(name);
  return { PYTHONPATH: folder, JUPYTER_PATH: join(folder, 'share', 'jupyter') };
}
