import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

import { checkout } from './checkout.mjs';
import { run } from './run.mjs';

const venv = join(checkout, '.venv');
const windows = process.platform === 'win32';
const demo = join(checkout, 'demo', 'requirements.txt');

/** Path of a program in the checkout's own Python environment, or in another one. */
export function venvProgram(name, folder = venv) {
  return windows ? join(folder, 'Scripts', `${name}.exe`) : join(folder, 'bin', name);
}

/** @throws Error of one line when there is no Python to begin with. */
export function requirePython() {
  if (!existsSync(venvProgram('python'))) {
    findPython();
  }
}

/**
 * Make `.venv` and install what a requirements file pins, unless it is there.
 *
 * @param target - A folder of its own in `.venv`, for what must not be seen by everything else.
 */
export async function installPython(requirements = demo, target = null) {
  const installed = join(venv, relative(checkout, requirements).replaceAll(/[\\/]/g, '-'));
  if (isSame(requirements, installed)) {
    return;
  }
  if (!existsSync(venvProgram('python'))) {
    await run(findPython(), ['-m', 'venv', venv]);
  }
  if (target) {
    // pip adds to such a folder, and replaces nothing in it.
    rmSync(join(venv, target), { recursive: true, force: true });
  }
  await run(venvProgram('python'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...(target ? ['--no-deps', '--target', join(venv, target)] : []),
    ...['-r', requirements]
  ]);
  copyFileSync(requirements, installed);
}

function isSame(wanted, installed) {
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8');
}

function findPython() {
  const names = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11'];
  const found = names.find(isRecent);
  if (!found) {
    throw new Error('Install Python 3.10 or later (python.org), then try again.');
  }
  return found;
}

function isRecent(name) {
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
  try {
    execFileSync(name, ['-c', check], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
