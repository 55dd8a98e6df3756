import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import * as fc from 'fast-check';

import { readLink } from '../../../src/model/link';
import { pythonString, referenceTo, shellWord } from '../../../src/model/reference';

const AT = new Date(2026, 10, 17, 14, 2).toISOString();
const ODD = [
  'it\'s a $HOME `id` "q" \\n !x *.ipynb',
  '-rf.ipynb',
  'new\nline',
  '😀 é 数据.ipynb',
  '$(touch x);&|<>~#',
  "'''",
  'a?b=c&d#e%20+f'
];

/** No NUL: no argument can hold one, nor can a key. */
const odd = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => text.replaceAll('\0', '').toWellFormed());

function version(name: string, versionId = 'v/1+=') {
  const key = `workspace/${name}`;
  return { endpoint: 'http://s3.example:8333', bucket: 'books', key, versionId, at: AT };
}

describe('references', () => {
  let dir = '';

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'bookstore-reference-'));
    for (const name of ['aws', 'papermill']) {
      // Stands in for the tool, and tells its arguments.
      writeFileSync(join(dir, name), `#!/bin/sh\nprintf '%s\\0' ${name} "$@"\n`);
      chmodSync(join(dir, name), 0o755);
    }
  });

  afterAll(() => rmSync(dir, { recursive: true }));

  function run(script: string): string[] {
    const env = { PATH: `${dir}${delimiter}${process.env.PATH}` };
    const told = execFileSync('sh', ['-c', script], { env, encoding: 'utf8' });
    return told.split('\0').slice(0, -1);
  }

  it('quotes words so that a shell reads them as they are', () => {
    const words = [...ODD, ...fc.sample(odd, 500)].filter(Boolean);
    expect(run(`printf '%s\\0' ${words.map(shellWord).join(' ')}`)).toEqual(words);
    expect(shellWord('plain-1.ipynb')).toBe('plain-1.ipynb');
  });

  it('quotes strings so that Python reads them as they are', () => {
    const texts = [...ODD, '\0\u2028\x7f\r', ...fc.sample(odd, 500)];
    const script = `import json, sys; print(json.dumps([${texts.map(pythonString).join(',\n')}]))`;
    const told = execFileSync('python3', ['-'], { input: script, encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual(texts);
  });

  it('gives aws each part of a version as one argument', () => {
    for (const name of ODD) {
      const [tool, ...told] = run(referenceTo(version(name), 'aws', ''));
      expect([tool, ...told.slice(0, -1)]).toEqual([
        ...['aws', 's3api', 'get-object', '--bucket', 'books', '--key', `workspace/${name}`],
        ...['--version-id', 'v/1+=', '--endpoint-url', 'http://s3.example:8333']
      ]);
      expect(told.at(-1)).not.toMatch(/^-/);
    }
    expect(run(referenceTo(version('a.ipynb', '-v'), 'aws', ''))).toContain('--version-id=-v');
    const onAws = { ...version('a b.ipynb'), endpoint: '' };
    expect(referenceTo(onAws, 'aws', '')).toBe(
      "aws s3api get-object --bucket books --key 'workspace/a b.ipynb' --version-id v/1+= 'a b-2026-11-17-1402.ipynb'"
    );
  });

  it('lets papermill run the file that aws got', () => {
    for (const name of ODD) {
      const told = run(referenceTo(version(name), 'papermill', ''));
      const [file, tool, input, output] = told.slice(-4);
      expect([tool, input]).toEqual(['papermill', file]);
      expect(output).not.toBe(input);
    }
  });

  it('gives boto3 a version, whatever it is called', () => {
    const fake = [
      'import json, sys, types',
      'fake = types.ModuleType("boto3")',
      'class Client:',
      '    def __init__(self, *args, **options): self.told = [args, options]',
      '    def get_object(self, **asked):',
      '        print(json.dumps([*self.told, asked]))',
      '        return {"Body": __import__("io").BytesIO(b"")}',
      'fake.client = Client',
      'sys.modules["boto3"] = fake'
    ].join('\n');
    for (const name of ODD) {
      const input = `${fake}\n${referenceTo(version(name), 'boto3', '')}\n`;
      const told = execFileSync('python3', ['-'], { input, encoding: 'utf8' });
      expect(JSON.parse(told)).toEqual([
        ['s3'],
        { endpoint_url: 'http://s3.example:8333' },
        { Bucket: 'books', Key: `workspace/${name}`, VersionId: 'v/1+=' }
      ]);
    }
  });

  it('names a version as S3 does, and by a link', () => {
    const given = version('a b.ipynb');
    expect(referenceTo(given, 's3', '')).toBe('s3://books/workspace/a b.ipynb?versionId=v/1+=');
    const link = new URL(referenceTo(given, 'link', 'https://hub.example/hub/user-redirect/lab'));
    expect(link.pathname).toBe('/hub/user-redirect/lab');
    const { bucket, key, versionId } = given;
    expect(readLink(link.search)).toEqual({ bucket, key, versionId });
  });
});
