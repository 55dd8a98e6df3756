/** `npm test`: everything; `npm test -- unit` (or another suite's name): that alone. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { build } from '../demo/build.mjs';
import { checkout } from '../demo/checkout.mjs';
import { installNode } from '../demo/node.mjs';
import { stopAll } from '../demo/processes.mjs';
import { installPython } from '../demo/python.mjs';
import { findChromium } from './browser/harness/chromium.mjs';
import { chore } from './runner/chore.mjs';
import { jest } from './runner/jest.mjs';
import { lint } from './runner/lint.mjs';
import { playwright } from './runner/playwright.mjs';
import { pytest } from './runner/pytest.mjs';
import { summary } from './runner/summary.mjs';
import { versitygw } from './runner/versitygw.mjs';

const SUITES = {
  lint: () => chore('lint', lint),
  unit: () => jest('unit'),
  contract: () => jest('contract'),
  simulation: () => jest('simulation'),
  server: () => pytest('server'),
  scheduler: () => pytest('scheduler'),
  browser: () => playwright('browser'),
  faults: () => playwright('faults', '--grep=@short')
};

/** Those that run only if they are named: what they need may take minutes to build. */
const NAMED_SUITES = { versitygw };
const ALL_SUITES = { ...SUITES, ...NAMED_SUITES };

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => stopAll().then(() => process.exit(1)));
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in ALL_SUITES));
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(', ')}; there are ${Object.keys(ALL_SUITES).join(', ')}.`);
  process.exit(1);
}

const results = await runAll(wanted.length > 0 ? wanted : Object.keys(SUITES));
await stopAll();
summary(results);
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0);

async function runAll(names) {
  const results = [await chore('install', () => install(names))];
  const isBrowsing = names.includes('browser') || names.includes('faults');
  if (results[0].failed === 0 && isBrowsing) {
    results.push(await chore('chromium', findChromium));
    results.push(await chore('build', build));
  }
  if (results.some(({ failed }) => failed > 0)) {
    return results;
  }
  for (const name of names) {
    console.log(`\n── ${name}`);
    results.push(await ALL_SUITES[name]());
  }
  return results;
}

async function install(names) {
  await installPython();
  if (names.includes('server') || names.includes('scheduler')) {
    await installPython(join(checkout, 'tests', 'server', 'requirements.txt'));
  }
  if (names.includes('scheduler') || names.includes('browser')) {
    await installPython(join(checkout, 'examples', 'scheduler', 'requirements.txt'));
  }
  if (names.includes('browser')) {
    await installApart();
  }
  await installNode();
}

/** What the browser tests meet beside JupyterLab, each in a folder of its own in `.venv`. */
async function installApart() {
  const folder = join(checkout, 'tests', 'browser', 'requirements');
  for (const name of readdirSync(folder)) {
    await installPython(join(folder, name), basename(name, '.txt'));
  }
}
