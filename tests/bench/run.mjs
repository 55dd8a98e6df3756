/**
 * `npm run bench`: what archiving costs, beside the bare requests. Writes bench/latest.json and docs/performance.md.
 * `npm run bench -- day history`: only these files, the long ones too. Writes bench/day-history.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from '../../demo/build.mjs';
import { installNode } from '../../demo/node.mjs';
import { installPython } from '../../demo/python.mjs';
import { writePage } from './page.mjs';
import { table } from './table.mjs';

const names = process.argv.slice(2);
const results = `bench/${names.join('-') || 'latest'}.json`;
const wanted = names.length > 0 ? names.map(name => `bench/${name}.spec`) : ['--grep-invert=@long'];

await installPython();
await installNode();
await build();
mkdirSync('bench', { recursive: true });
rmSync(results, { force: true });
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'tests/bench', ...wanted], {
  stdio: 'inherit',
  env: { ...process.env, BENCH_RESULTS: results }
});
// A bench that was skipped leaves none.
if (existsSync(results)) {
  console.log(table(JSON.parse(readFileSync(results, 'utf8'))));
  await writePage();
}
process.exit(status ?? 1);
