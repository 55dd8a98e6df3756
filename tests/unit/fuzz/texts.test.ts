import fc from 'fast-check';

import { matchesAny } from '../../../src/model/anyGlob';
import { keyOf, objectPath, pathUnder } from '../../../src/model/key';
import { linkSearch, readLink, withoutLink } from '../../../src/model/link';
import { showable } from '../../../src/model/showable';
import { decodeMetadata, encodeMetadata, HOWS } from '../../../src/model/metadata';
import { globOf } from '../../../src/model/ownGlob';
import { pathFilter } from '../../../src/model/pathFilter';
import { isPlain, matchesPlain } from '../../../src/model/plainGlob';
import { REFERENCE_KINDS, referenceTo } from '../../../src/model/reference';
import { runsKeyOf } from '../../../src/model/run';
import { readSchedule } from '../../../src/model/schedule';
import { readSettings, targetOf, type Settings } from '../../../src/model/settings';
import { changedTags, newTags, readTags } from '../../../src/model/versionTags';
import { harmless, json, jsonObject, RUNS, text } from './hostile';

test('metadata of anybody is read or passed over, and reads the same when written again', () => {
  const header = jsonObject({
    v: fc.constant('1'),
    ...Object.fromEntries(
      ['save', 'at', 'sha256', 'by', 'kernel', 'note', 'cron', 'late', 'cells', 'run'].map(
        name => [name, json] as const
      )
    ),
    how: fc.constantFrom(...HOWS).map(how => JSON.stringify(how)),
    delta: fc.constantFrom('[1,2,3]', '[1,2]', '[-1,0,0]'),
    from: jsonObject({ key: json, versionId: json }),
    parameters: json
  });
  fc.assert(
    fc.property(fc.oneof(header, json, text), value => {
      const read = harmless(() => decodeMetadata(value));
      const written = read && harmless(() => encodeMetadata(read));
      if (written && written.length === JSON.stringify(read).length) {
        expect(decodeMetadata(written)).toEqual(read);
      }
      expect(written ?? '').toMatch(/^[\x20-\x7e]*$/);
    }),
    RUNS
  );
});

test('tags of anybody are read, and ours come back', () => {
  const tags = fc.array(fc.tuple(fc.oneof(text, fc.constant('bookstore-name')), text));
  fc.assert(
    fc.property(tags, text, fc.boolean(), (others, name, pinned) => {
      const object = Object.fromEntries(others);
      const { name: shown } = harmless(() => readTags(object))!;
      expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      const own = harmless(() => newTags({ name, pinned }));
      if (own) {
        const all = harmless(() => changedTags(object, own))!;
        expect(readTags({ ...all, ...own }).pinned).toBe(pinned);
        expect(readTags(own)).toEqual(readTags(newTags(readTags(own))));
      }
    }),
    RUNS
  );
});

test('a link of anybody names a version or none, and is shown on one line', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webQueryParameters(), text), text, (search, key) => {
      const link = harmless(() =>
        readLink(`?bookstore-key=${encodeURIComponent(key.toWellFormed())}&${search}`)
      );
      harmless(() => withoutLink(search));
      expect(readLink(withoutLink(`?bookstore-key=x&${search}`))).toBeNull();
      if (link) {
        expect(showable(link.key)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        const named = { bucket: 'b', key: link.key, versionId: 'v' };
        expect(readLink(harmless(() => linkSearch(named))!)).toEqual(named);
      }
    }),
    RUNS
  );
});

test('any version has references, each of one kind', () => {
  fc.assert(
    fc.property(text, text, text, (key, versionId, at) => {
      const version = { endpoint: '', bucket: 'b', key, versionId, at };
      for (const kind of REFERENCE_KINDS) {
        expect(typeof harmless(() => referenceTo(version, kind, 'https://lab.test/lab'))).toBe(
          'string'
        );
      }
    }),
    RUNS
  );
});

test('settings of anybody give a target under their prefix, or none', () => {
  const names = ['bucket', 'region', 'endpoint', 'workspacePrefix', 'include', 'localLimitMb'];
  const values = jsonObject({
    ...Object.fromEntries(names.map(name => [name, json] as const)),
    bucket: fc.constantFrom('"notebooks"', '"b"', '7'),
    workspacePrefix: text.map(value => JSON.stringify(value)),
    credentials: jsonObject({ provider: json, url: json })
  });
  fc.assert(
    fc.property(values, text, (value, user) => {
      const settings = harmless(() => readSettings(JSON.parse(value) as Settings))!;
      expect(settings.localLimitMb).toBeGreaterThanOrEqual(1);
      expect(typeof settings.credentials.provider).toBe('string');
      const target = harmless(() => targetOf(settings, user));
      const key = target && harmless(() => keyOf(target.prefix, 'a/b.ipynb'));
      if (key) {
        expect(pathUnder(target.prefix, key)).toBe('a/b.ipynb');
        expect(key.split('/')).not.toContain('..');
      }
    }),
    RUNS
  );
});

test('any globs make a filter that answers', () => {
  const glob = fc.oneof(
    text,
    fc.string({
      unit: fc.constantFrom('*', '?', '{', '}', '[', ']', '!', ',', '/', 'a', '\\', '(')
    })
  );
  fc.assert(
    fc.property(
      fc.array(glob, { maxLength: 3 }),
      fc.array(glob, { maxLength: 3 }),
      text,
      (a, b, path) => {
        expect(typeof harmless(() => pathFilter(a, b, matchesAny)(path))).toBe('boolean');
      }
    ),
    RUNS
  );
});

test('a plain glob matches what the library matches', () => {
  const unit = fc.constantFrom(...'ab.-_+@|$~ é😀/\\*?[](){}!,^');
  const name = fc.string({ unit, minLength: 1, maxLength: 6 });
  const end = fc.string({ unit: fc.constantFrom(...'ab.-_'), minLength: 1, maxLength: 3 });
  const glob = fc.oneof(
    name,
    name.map(globOf),
    end.map(each => `**/*${each}`)
  );
  let plain = 0;
  let matching = 0;
  fc.assert(
    fc.property(glob, name, (each, other) => {
      if (isPlain(each)) {
        const own = each.replace('**/*', '').replace(/\\(.)/g, '$1');
        for (const path of [other, own, `${other}${own}`, `${other}/${own}`].filter(isPath)) {
          const isMatch = matchesAny(each, path);
          expect([each, path, matchesPlain(each, path)]).toEqual([each, path, isMatch]);
          plain += 1;
          matching += Number(isMatch);
        }
      }
    }),
    RUNS
  );
  expect(Math.min(plain - matching, matching)).toBeGreaterThan(0);
});

/** What has other parts can be no key, and is refused. */
function isPath(path: string): boolean {
  return path.split('/').every(part => part !== '' && !part.includes('\\'));
}

test('any schedule is understood or refused', () => {
  const field = fc.oneof(
    fc.constantFrom('*', '0', '*/5', '1-5', 'MON', 'L', '#', '?', '99', '-'),
    text
  );
  const cron = fc.oneof(
    text,
    fc.array(field, { minLength: 5, maxLength: 5 }).map(all => all.join(' '))
  );
  fc.assert(
    fc.property(cron, expression => {
      const schedule = harmless(() => readSchedule(expression, new Date('2026-01-01')));
      expect(schedule?.next.length ?? 1).toBeGreaterThan(0);
    }),
    RUNS
  );
});

test('a path of anybody is a key under its prefix, or refused; so is where its runs are', () => {
  fc.assert(
    fc.property(text, text, (path, drive) => {
      const object = objectPath(path, drive);
      const key = harmless(() => keyOf('scheduled', object));
      if (key) {
        expect(pathUnder('scheduled', key)).toBe(object);
        expect(runsKeyOf(key, object)).toBe(`scheduled/.bookstore-runs/${object}`);
      }
    }),
    RUNS
  );
});
