import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const END = '<!-- end -->';

/** Put a table between the marks of a page: the first one names the command that writes it. */
export async function writeBetween(page, command, table) {
  const begin = `<!-- written by \`${command}\` -->`;
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const [, after] = rest.split(END);
  const text = `${before}${begin}\n\n${table}\n\n${END}${after}`;
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}
