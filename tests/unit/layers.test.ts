import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const checkout = join(__dirname, '..', '..');

/** What each layer may import of ours. */
const ALLOWED: Record<string, string[]> = {
  model: [],
  store: ['model'],
  outbox: ['model'],
  archive: ['model', 'store', 'outbox'],
  capture: ['model', 'outbox'],
  ui: ['archive', 'model'],
  plugins: ['model', 'store', 'outbox', 'archive', 'capture', 'ui']
};
const LAYERS = Object.keys(ALLOWED);
const WITHOUT_JUPYTERLAB = ['model', 'store', 'outbox', 'archive'];

const LAYER_RULES = ['import-x/no-restricted-paths', 'no-restricted-imports'];

/** Lints texts, given on stdin as if they stood in files of ours; Jest cannot import ESLint's configuration. */
const LINT = `
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
const rules = ${JSON.stringify(LAYER_RULES)};
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => rules.includes(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } }
});
const found = [];
for (const { filePath, code } of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  found.push(messages.map(({ ruleId, message }) => ruleId ?? message));
}
console.log(JSON.stringify(found));`;

type Case = { from: string; to: string; code: string; isAllowed: boolean };

const betweenLayers = LAYERS.flatMap(from =>
  LAYERS.filter(to => to !== from).map(to => ({
    from,
    to,
    code: `import '../${relative('src', firstFile(to)).replace(/\.tsx?$/, '')}';\n`,
    isAllowed: ALLOWED[from]!.includes(to)
  }))
);

const ofJupyterLab = LAYERS.flatMap(from =>
  ['@jupyterlab/services', '@lumino/signaling'].map(to => ({
    from,
    to,
    code: `import '${to}';\n`,
    isAllowed: !WITHOUT_JUPYTERLAB.includes(from)
  }))
);

const otherForms: Case[] = [
  `export * from '../outbox/outbox';`,
  `import type { Entry } from '../outbox/outbox';\nexport type Waiting = Entry;`,
  `export const later = () => import('../outbox/outbox');`
].map(code => ({ from: 'store', to: 'outbox', code: `${code}\n`, isAllowed: false }));

describe('the layers', () => {
  const cases: Case[] = [...betweenLayers, ...ofJupyterLab, ...otherForms];
  let breaches: string[][];

  beforeAll(() => {
    breaches = lint(cases);
  }, 60_000);

  it.each(cases.map((each, index) => ({ ...each, index })))(
    '$from imports $to: allowed is $isAllowed ($code)',
    ({ index, isAllowed }) => {
      const found = breaches[index]!;
      expect(found.filter(rule => !LAYER_RULES.includes(rule))).toEqual([]);
      expect(found).toHaveLength(isAllowed ? 0 : 1);
    }
  );

  it('have a place for every file', () => {
    const rooms = readdirSync(join(checkout, 'src'));
    expect(rooms.sort()).toEqual([...LAYERS, 'index.ts', 'tokens.ts'].sort());
  });
});

describe('the files of src', () => {
  const files = filesOf('src');

  it('are named for what they do', () => {
    const vague = files.filter(file => /(util|helper|common|manager)/i.test(file));
    expect(vague).toEqual([]);
  });

  it('have 250 lines at most', () => {
    expect(files.length).toBeGreaterThan(LAYERS.length);
    const lines = (file: string) =>
      readFileSync(join(checkout, file), 'utf8').split('\n').length - 1;
    expect(files.filter(file => lines(file) > 250)).toEqual([]);
  });
});

function lint(cases: Case[]): string[][] {
  const texts = cases.map(({ from, code }) => ({ filePath: firstFile(from), code }));
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', LINT], {
    cwd: checkout,
    input: JSON.stringify(texts),
    encoding: 'utf8'
  });
  return JSON.parse(output);
}

/** Right in the layer's folder: what is imported is written as seen from there. */
function firstFile(layer: string): string {
  const depth = join('src', layer, 'x').split(sep).length;
  return filesOf(join('src', layer)).find(file => file.split(sep).length === depth)!;
}

function filesOf(folder: string): string[] {
  return readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(folder, name))
    .sort();
}
