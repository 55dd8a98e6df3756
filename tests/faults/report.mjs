import { writeBetween } from '../runner/writeBetween.mjs';

/** What the row of a case says that cannot be tried where it ran. */
const NOT_TRIED = ['not tried', ...Array(6).fill('–')];

/** Put what was counted between the marks of docs/reliability.md. */
export function writeTable(results) {
  return writeBetween('docs/reliability.md', 'npm run faults', table(results));
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
