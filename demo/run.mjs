import { spawn } from 'node:child_process';

import { checkout } from './checkout.mjs';

/**
 * Run a program to its end, quietly unless `stdio` says otherwise.
 * @throws Error with its last lines when it fails.
 */
export function run(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options
  });
  let output = '';
  child.stdout?.on('data', chunk => (output += chunk));
  child.stderr?.on('data', chunk => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) {
        resolve(output);
        return;
      }
      const lines = output.trim().split('\n').slice(-15).join('\n');
      reject(new Error(`${program} ${args.join(' ')} failed:\n${lines}`));
    });
  });
}
