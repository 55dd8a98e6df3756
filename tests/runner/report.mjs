import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from '../../demo/checkout.mjs';

const folder = join(checkout, 'test-results');

/**
 * Run a test runner and count what its own report says.
 *
 * @param command - The runner's program and its arguments, and `env` its
 *   variables, for a report in the given file.
 * @param read - Counts `passed`, `failed` and `skipped` in the report's text. A
 *   runner that fails without a failed test in its report counts as one failure.
 */
export async function report({ name, command, env, read }) {
  const started = performance.now();
  const file = join(folder, `${name}.report`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const code = await runner(command(file), env?.(file));
  const counted = { passed: 0, failed: 0, skipped: [], ...parse(file, read) };
  if (code !== 0 && counted.failed === 0) {
    counted.failed = 1;
  }
  const seconds = (performance.now() - started) / 1000;
  return { name, seconds, ...counted };
}

async function runner([program, ...args], env) {
  const child = spawn(program, args, {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit']
  });
  const [code] = await once(child, 'exit');
  return code;
}

function parse(file, read) {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`No report: ${error.message}`);
    return { failed: 1 };
  }
}
