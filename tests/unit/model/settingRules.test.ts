import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RejectedError, SetupError } from '../../../src/model/errors';
import { keyOf } from '../../../src/model/key';
import { SETTING_RULES, whyNoSetting, type RuledSetting } from '../../../src/model/settingRules';
import { readSettings, targetOf } from '../../../src/model/settings';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../../schema/plugin.json'), 'utf8')) as {
  properties: Record<RuledSetting, { pattern: string; default: string }>;
};
const NAMES = Object.keys(SETTING_RULES) as RuledSetting[];

test.each(NAMES)('Lab’s form has the rule for %s, and its default keeps it', name => {
  const { pattern, default: value } = SCHEMA.properties[name];
  expect(pattern).toBe(SETTING_RULES[name].pattern);
  expect(whyNoSetting(name, value)).toBeNull();
});

test.each<[RuledSetting, string[]]>([
  ['bucket', ['', 'notebooks', ' my-bucket ', 'old_Bucket.1', 'tenant:notebooks']],
  ['endpoint', ['', 'https://s3.example.org', 'http://127.0.0.1:8333/', 'https://gate.example/s3']],
  ['region', ['', 'eu-central-1', 'auto', 'us_east']],
  ['workspacePrefix', ['', 'workspace', '/team/{user}/', 'a b/…c', '.hidden', 'ü']]
])('%s may be %j', (name, values) => {
  expect(values.filter(value => whyNoSetting(name, value))).toEqual([]);
});

test.each<[RuledSetting, string[]]>([
  ['bucket', ['s3://notebooks', 'notebooks/mine', 'my bucket', 'ab', '-x-', '../x']],
  ['endpoint', ['s3.example.org', 'ftp://x', 'https://', 'https://a:b@x', 'javascript:alert(1)']],
  ['region', ['eu central', 'x/y', '<b>']],
  ['workspacePrefix', ['..', 'a/../b', './a', 'a//b', 'a\\b', 'a\nb', ' .. ', 'a\u2028/..']]
])('%s cannot be %j', (name, values) => {
  expect(values.filter(value => !whyNoSetting(name, value))).toEqual([]);
});

test('a wrong value gives no target, and says which setting it is', () => {
  const settings = readSettings({ bucket: 's3://notebooks' });
  expect(() => targetOf(settings, null)).toThrow(SetupError);
  expect(() => targetOf(settings, null)).toThrow('“bucket”');
  const hostile = readSettings({ bucket: 'notebooks', workspacePrefix: 'w/{user}' });
  expect(() => targetOf(hostile, '../others')).toThrow('“workspacePrefix”');
});

test('under a prefix that keeps the rule a plain name is a key', () => {
  const part = fc.constantFrom('.', '..', '/', '\\', ' ', '\n', '\u2028', 'a', '{user}', 'ü');
  const prefix = fc.array(part, { maxLength: 8 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(prefix, workspacePrefix => {
      const settings = readSettings({ bucket: 'notebooks', workspacePrefix });
      try {
        const target = targetOf(settings, 'me');
        expect(keyOf(target!.prefix, 'a.ipynb').endsWith('a.ipynb')).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(SetupError);
        expect(error).not.toBeInstanceOf(RejectedError);
      }
    }),
    { numRuns: 500 }
  );
});
