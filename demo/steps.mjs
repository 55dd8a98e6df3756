import { writeFileSync } from 'node:fs';

/**
 * Print one step with the time it took.
 *
 * @param advice - What to do when it fails.
 * @throws Error of one line that says so; the details are in `logFile`.
 */
export function steps(logFile) {
  return async function step(name, advice, action) {
    const started = performance.now();
    try {
      const result = await action();
      const seconds = (performance.now() - started) / 1000;
      console.log(`${name.padEnd(24)}${seconds.toFixed(1).padStart(6)} s`);
      return result;
    } catch (error) {
      writeFileSync(logFile, `${error.stack}\n`);
      throw new Error(`${name} failed. ${advice} Details: ${logFile}`);
    }
  };
}
