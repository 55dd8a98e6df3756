/** `npm start`: from a fresh checkout to a notebook whose saves are versions. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { openBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { checkout } from './checkout.mjs';
import { startLab } from './lab.mjs';
import { installNode } from './node.mjs';
import { readOptions, USAGE } from './options.mjs';
import { isFree, rememberedPorts } from './ports.mjs';
import { stopAll } from './processes.mjs';
import { installPython, requirePython } from './python.mjs';
import { ownSettings } from './settings.mjs';
import { steps } from './steps.mjs';

const ONLINE = 'Check the connection, then try again.';
const AGAIN = 'Close what else runs in .demo, then try again.';

const dir = join(checkout, '.demo');
const notebooks = join(dir, 'notebooks');
const step = steps(join(dir, 'error.log'));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => finish(0));
}

try {
  await main(readOptions());
} catch (error) {
  console.error(error.message);
  await finish(1);
}

async function main(options) {
  if (options.help) {
    console.log(USAGE);
    return;
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  requirePython();
  await step('Python packages', ONLINE, installPython);
  await step('Node packages', ONLINE, installNode);
  await step('Extension', 'Run `npm run build` to see why.', build);

  const ports = await choosePorts(options.port);
  const origin = `http://127.0.0.1:${ports.lab}`;
  const setUp = options.bucket
    ? { overrides: ownSettings(options) }
    : await step('SeaweedFS', AGAIN, () => storage(ports.s3, origin));
  const lab = await step('JupyterLab', AGAIN, () => serve(ports.lab, setUp));

  const url = `${lab.url}lab/tree/rabbits.ipynb?token=${lab.token}`;
  console.log(`\n${url}\n`);
  console.log('Ctrl-C stops everything; what you saved stays in .demo.');
  if (options.open) {
    openBrowser(url);
  }
  await lab.exited;
  await finish(1);
}

async function choosePorts(labPort) {
  if (labPort && !(await isFree(labPort))) {
    throw new Error(`Port ${labPort} is taken: give --port another one.`);
  }
  const ports = await rememberedPorts(join(dir, 'ports.json'), ['lab', 's3']);
  return labPort ? { ...ports, lab: labPort } : ports;
}

/** Imported late: the AWS SDK is there only after the Node packages are. */
async function storage(port, origin) {
  const { startStorage } = await import('./storage.mjs');
  return startStorage({ dir: join(dir, 's3'), port, origin });
}

function serve(port, setUp) {
  if (!existsSync(notebooks)) {
    cpSync(join(checkout, 'demo', 'example'), notebooks, { recursive: true });
  }
  return startLab({
    dir: join(dir, 'lab'),
    rootDir: notebooks,
    port,
    ...setUp
  });
}

async function finish(code) {
  await stopAll();
  process.exit(code);
}
