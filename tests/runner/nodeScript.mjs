import { createRequire } from 'node:module';

/** How to run a program of node_modules: the start of a command line. */
export function nodeScript(name) {
  return [process.execPath, createRequire(import.meta.url).resolve(name)];
}
