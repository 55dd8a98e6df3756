/** `npm run bench`: what archiving costs, beside the bare requests. Writes bench/latest.json. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from '../../demo/build.mjs';
import { installNode } from '../../demo/node.mjs';
import { installPython } from '../../demo/python.mjs';
import { table } from './table.mjs';

const RESULTS = 'bench/latest.json';

await installPython();
await installNode();
await build();
mkdirSync('bench', { recursive: true });
rmSync(RESULTS, { force: true });
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'tests/bench'], {
  stdio: 'inherit'
});
console.log(table(JSON.parse(readFileSync(RESULTS, 'utf8'))));
process.exit(status ?? 1);
