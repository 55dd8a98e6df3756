import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../../../src');

/** What makes markup, or code, of a text. React and `textContent` make none. */
const MAKES_MARKUP =
  /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|\beval\(|new Function\(/;

test('nothing that comes from outside is rendered as HTML', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tsx?$/.test(name)
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.filter(name => MAKES_MARKUP.test(readFileSync(join(SRC, name), 'utf8')));
  expect(found).toEqual([]);
});
