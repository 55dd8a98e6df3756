import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const PAGE = 'docs/reliability.md';
const BEGIN = '<!-- written by `npm run faults` -->';
const END = '<!-- end -->';

/** What the row of a case says that cannot be tried where it ran. */
const NOT_TRIED = ['not tried', ...Array(6).fill('–')];

/** Put what was counted between the marks of docs/reliability.md. */
export async function writeTable(results) {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const [, after] = rest.split(END);
  const text = `${before}${BEGIN}\n\n${table(results)}\n\n${END}${after}`;
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

function table(results) {
  const rows = [...results]
    .sort(byNumber)
    .map(each =>
      [each.number, each.name, ...(each.impossible ? NOT_TRIED : counts(each))].join(' | ')
    );
  return [
    '| | what | faults fired | saves | versions | mismatched | out of order | lost | duplicated |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(row => `| ${row} |`)
  ].join('\n');
}

function counts({ fired, saves, versions, mismatched, outOfOrder, lost, duplicated }) {
  return [fired ?? '–', saves, versions, mismatched, outOfOrder, lost, duplicated];
}

function byNumber(a, b) {
  return parseInt(a.number, 10) - parseInt(b.number, 10) || (a.number < b.number ? -1 : 1);
}
