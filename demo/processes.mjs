import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const running = new Set();

/**
 * Start a long-running program in a process group of its own.
 *
 * @returns `pid` of the group, `exited` (resolves to the exit code), `log()`
 *   (what it printed), `stop()` (resolves when the group is gone) and `kill()`, without a chance
 *   to write anything.
 */
export function start(program, args, { logFile, ...options }) {
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(process.execPath, [guard, program, ...args], {
    ...options,
    detached: true,
    stdio: ['pipe', log, log]
  });
  closeSync(log);
  const exited = new Promise(resolve => child.on('exit', resolve));
  const started = {
    pid: child.pid,
    exited,
    log: () => readFileSync(logFile, 'utf8'),
    stop: () => stop(started),
    kill: () => kill(started)
  };
  running.add(started);
  exited.then(() => running.delete(started));
  return started;
}

/** Stop everything that `start` started. */
export async function stopAll() {
  await Promise.all([...running].map(stop));
}

/**
 * Wait until `url` answers anything at all.
 * @throws Error with the program's last lines when it ended or time is up.
 */
export async function untilAnswers(url, program, timeoutMs = 60_000) {
  let ended = false;
  program.exited.then(() => (ended = true));
  const deadline = Date.now() + timeoutMs;
  while (!(await answers(url))) {
    if (ended || Date.now() > deadline) {
      const lines = program.log().trim().split('\n').slice(-5).join('\n');
      throw new Error(`${url} does not answer:\n${lines}`);
    }
    await sleep(50);
  }
}

async function answers(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}

async function stop(program) {
  signal(program, 'SIGTERM');
  const late = sleep(8000, 'late', { ref: false });
  const ended = await Promise.race([program.exited, late]);
  if (ended === 'late') {
    await kill(program);
  }
}

async function kill(program) {
  signal(program, 'SIGKILL');
  await program.exited;
}

function signal(program, name) {
  try {
    process.kill(process.platform === 'win32' ? program.pid : -program.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
