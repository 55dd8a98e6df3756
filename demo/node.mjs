import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from './checkout.mjs';
import { run } from './run.mjs';

const modules = join(checkout, 'node_modules');

/** Install what `package-lock.json` pins, unless it is there. */
export async function installNode() {
  // A link leads to somebody else's packages, which `npm ci` would delete.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return;
  }
  const installed = join(modules, '.package-lock.json');
  const wanted = join(checkout, 'package-lock.json');
  if (existsSync(installed) && changed(installed) >= changed(wanted)) {
    return;
  }
  await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

export function npm(args, options) {
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

function changed(file) {
  return statSync(file).mtimeMs;
}
