/**
 * Runs one program and ends it when the process that started this one is gone,
 * even when that was killed: its end of our standard input closes then.
 */
import { spawn } from 'node:child_process';

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// Signals go to the whole group; this process waits for the program to end.
process.on('SIGTERM', () => undefined);
process.on('SIGINT', () => undefined);

child.on('error', error => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', code => process.exit(code ?? 1));

process.stdin.on('end', () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5000);
});
process.stdin.on('error', () => undefined);
process.stdin.resume();
