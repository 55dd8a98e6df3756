/** Print one table, why anything was skipped, and the sums on the last line. */
export function summary(results) {
  console.log(`\n${row('', 'passed', 'failed', 'skipped', 'time')}`);
  for (const { name, passed, failed, skipped, seconds } of results) {
    const time = `${seconds.toFixed(1)} s`;
    console.log(row(name, passed, failed, skipped.length, time));
  }
  for (const { name, skipped } of results) {
    for (const reason of skipped) {
      console.log(`Skipped in ${name}: ${reason}`);
    }
  }
  const sum = key => results.reduce((all, each) => all + each[key], 0);
  const skipped = results.flatMap(each => each.skipped).length;
  const more = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${more}`);
}

function row(name, ...cells) {
  return name.padEnd(12) + cells.map(cell => `${cell}`.padStart(9)).join('');
}
