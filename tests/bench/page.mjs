import { existsSync, readFileSync } from 'node:fs';
import { writeBetween } from '../runner/writeBetween.mjs';

/** Of the whole run, and of the long ones that are run by name. */
const RUNS = ['latest', 'history', 'day', 'predecessor'];

/** Put what was measured last between the marks of docs/performance.md. */
export function writePage() {
  const files = RUNS.map(name => `bench/${name}.json`).filter(existsSync);
  const results = files.flatMap(file => JSON.parse(readFileSync(file, 'utf8')));
  const rows = results.map(({ what, measured, aim, holds }) => [what, measured, aim, said(holds)]);
  const lines = [['what', 'measured', 'aim', ''], Array(4).fill('---'), ...rows];
  const table = lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
  return writeBetween('docs/performance.md', 'npm run bench', table);
}

/** `null` where figures only stand side by side. */
function said(holds) {
  return holds === null ? '' : holds ? 'holds' : '**missed**';
}
