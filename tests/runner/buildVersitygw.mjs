import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from '../../demo/checkout.mjs';
import { run } from '../../demo/run.mjs';

const VERSION = 'v1.8.0';
const MODULE = 'github.com/versity/versitygw';
/** Beside SeaweedFS, which is of the Python environment. */
const folder = join(checkout, '.venv', `versitygw-${VERSION}`);
const program = join(folder, process.platform === 'win32' ? 'versitygw.exe' : 'versitygw');

/** Path of versitygw, built with Go if that was never done before: that can take some minutes. */
export async function buildVersitygw() {
  if (!existsSync(program)) {
    console.log(`Building versitygw ${VERSION} with Go: some minutes, once.`);
    await run('go', ['install', `${MODULE}/cmd/versitygw@${VERSION}`], {
      env: { ...process.env, GOBIN: folder }
    });
  }
  return program;
}

/** Why versitygw cannot be had here; `null` if it can. */
export function whyNoVersitygw() {
  if (existsSync(program)) {
    return null;
  }
  try {
    execFileSync('go', ['list', '-m', `${MODULE}@${VERSION}`], { stdio: 'ignore' });
    return null;
  } catch {
    return 'versitygw is built with Go, which is not here or cannot get its module';
  }
}
