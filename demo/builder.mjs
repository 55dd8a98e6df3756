/** `node demo/builder.mjs ARGS…` is `jupyter-builder ARGS…` from `.venv`. */
import { spawnSync } from 'node:child_process';

import { checkout } from './checkout.mjs';
import { installPython, venvProgram } from './python.mjs';

await installPython();
const { status } = spawnSync(venvProgram('jupyter-builder'), process.argv.slice(2), {
  cwd: checkout,
  stdio: 'inherit'
});
process.exit(status ?? 1);
