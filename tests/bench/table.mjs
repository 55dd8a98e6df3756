/** Results as a table for a terminal. */
export function table(results) {
  const rows = [['what', 'measured', 'aim', '']];
  for (const { what, measured, aim, holds } of results) {
    rows.push([what, measured, aim, verdict(holds)]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  return rows.map(row => row.map((cell, i) => cell.padEnd(widths[i])).join('  ')).join('\n');
}

function verdict(holds) {
  if (holds === null) {
    return '';
  }
  return holds ? 'holds' : 'MISSED';
}
