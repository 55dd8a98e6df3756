/** `npm run faults`: break things while notebooks are saved, count, and write the table. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../demo/build.mjs';
import { installNode } from '../../demo/node.mjs';
import { installPython } from '../../demo/python.mjs';
import { nodeScript } from '../runner/nodeScript.mjs';
import { writeTable } from './report.mjs';

const RESULTS = 'test-results/counted';

await installPython();
await installNode();
await build();
rmSync(RESULTS, { recursive: true, force: true });
const [program, ...args] = [...nodeScript('@playwright/test/cli'), 'test', '--config=tests/faults'];
const { status } = spawnSync(program, args, { stdio: 'inherit' });
await writeTable(
  readdirSync(RESULTS).map(name => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')))
);
process.exit(status ?? 1);
