/** `npm run faults`: break things while notebooks are saved, count, and write the table. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { build } from '../../demo/build.mjs';
import { installNode } from '../../demo/node.mjs';
import { installPython } from '../../demo/python.mjs';
import { nodeScript } from '../runner/nodeScript.mjs';
import { writeTable } from './report.mjs';

const RESULTS = 'test-results/faults.json';

await installPython();
await installNode();
await build();
rmSync(RESULTS, { force: true });
const [program, ...args] = [...nodeScript('@playwright/test/cli'), 'test', '--config=tests/faults'];
const { status } = spawnSync(program, args, { stdio: 'inherit' });
await writeTable(JSON.parse(readFileSync(RESULTS, 'utf8')));
process.exit(status ?? 1);
