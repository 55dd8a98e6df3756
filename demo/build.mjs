import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from './checkout.mjs';
import { npm } from './node.mjs';

const SOURCES = ['src', 'style', 'schema', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Where the build puts the prebuilt extension. */
export const labextension = join(checkout, 'jupyterlab_bookstore', 'labextension');

/** Build the extension, unless no source changed since the last build. */
export async function build() {
  const built = join(labextension, 'package.json');
  const newest = Math.max(...SOURCES.map(name => changed(join(checkout, name))));
  if (!existsSync(built) || statSync(built).mtimeMs < newest) {
    await npm(['run', 'build']);
  }
}

/** When a file, or anything in a folder, last changed. A removal changes the folder. */
function changed(path) {
  if (!existsSync(path)) {
    return 0;
  }
  const stat = statSync(path);
  const inside = stat.isDirectory() ? readdirSync(path) : [];
  return Math.max(stat.mtimeMs, ...inside.map(name => changed(join(path, name))));
}
