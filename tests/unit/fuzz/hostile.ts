import fc from 'fast-check';

import * as errors from '../../../src/model/errors';

const wanted = Number(process.env.FUZZ_RUNS);

/**
 * How often each property is tried: the same few tries each time, so that a change is to blame for
 * what fails. `FUZZ_RUNS=20000` looks longer, and elsewhere each time; a failure tells its seed.
 */
export const RUNS = wanted > 0 ? { numRuns: wanted } : { numRuns: 150, seed: 20_261_123 };

// One property may take long where the machine is busy, and many runs take longer.
jest.setTimeout(120_000 + 50 * (wanted || 0));

const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '../../others',
  's3://x',
  '\u202egpj.exe',
  '\ud800',
  '\0',
  '\u2028',
  '\r\nx: y',
  '%2e%2e%2f',
  '=C3=28',
  '{user}',
  ' ',
  ''
];

/** A text as an enemy would write it. */
export const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 6 }).map(parts => parts.join('/'))
);

const leaf = fc.oneof(
  text.map(value => JSON.stringify(value)),
  fc.constantFrom('null', 'true', '0', '-1', '1e400', '1.5', '{"polluted":true}', '[[]]')
);

/** JSON, as text: `__proto__` is a key like any other there. */
export const json: fc.Arbitrary<string> = fc.letrec<{ value: string }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }).map(items => `[${items.join(',')}]`),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map(objectText)
  )
})).value;

/** An object with these fields, each with a value of its own kind or anything at all; some missing. */
export function jsonObject(fields: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> {
  const parts = Object.entries(fields).map(([name, value]) =>
    fc.option(fc.oneof({ weight: 4, arbitrary: value }, json).map(each => [name, each] as const))
  );
  const extra = fc.array(fc.tuple(text, json), { maxLength: 2 });
  return fc
    .tuple(fc.tuple(...parts), extra)
    .map(([known, others]) => objectText([...known.filter(each => each !== null), ...others]));
}

function objectText(fields: readonly (readonly [string, string])[]): string {
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** A notebook that somebody else wrote, or something like one. */
export const notebookText = fc.oneof(
  json,
  text,
  jsonObject({
    nbformat: fc.constant('4'),
    nbformat_minor: fc.constantFrom('5', '0', '-1'),
    metadata: jsonObject({ kernelspec: jsonObject({ name: json, language: json }) }),
    cells: fc
      .array(
        jsonObject({
          id: fc.constantFrom('"a"', '"b"', '""'),
          cell_type: fc.constantFrom('"code"', '"markdown"', '"raw"'),
          source: fc.oneof(leaf, fc.constantFrom('["a\\n", "b"]', '"x = 1"')),
          metadata: jsonObject({
            trusted: fc.constant('true'),
            tags: fc.constant('["parameters"]')
          }),
          outputs: json.map(value => `[{"output_type":"display_data","data":${value}}]`),
          execution_count: fc.constant('1')
        }),
        { maxLength: 5 }
      )
      .map(cells => `[${cells.join(',')}]`)
  })
);

const OURS = [
  errors.ConflictError,
  errors.CredentialsError,
  errors.ForbiddenError,
  errors.NotFoundError,
  errors.OutboxError,
  errors.RejectedError,
  errors.SetupError,
  errors.TransientError
];

/**
 * What a function gives, and that it does no harm: it throws no class but ours, and neither the
 * prototype of all objects nor that of what it gives is anybody's.
 * @returns `undefined` where it threw one of ours.
 */
export function harmless<T>(run: () => T): T | undefined {
  try {
    const value = run();
    expectPlain(value);
    return value;
  } catch (error) {
    expectOurs(error);
    return undefined;
  } finally {
    expectNoPollution();
  }
}

/** The same for what takes time. */
export async function harmlessly<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    const value = await run();
    expectPlain(value);
    return value;
  } catch (error) {
    expectOurs(error);
    return undefined;
  } finally {
    expectNoPollution();
  }
}

function expectOurs(error: unknown): void {
  if (!OURS.some(kind => error instanceof kind)) {
    throw error;
  }
}

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).join();

function expectNoPollution(): void {
  if (Object.getOwnPropertyNames(Object.prototype).join() !== PROTOTYPE) {
    throw new Error('Somebody wrote into Object.prototype');
  }
}

const PLAIN = [Object.prototype, Array.prototype, Map.prototype, Date.prototype, Blob.prototype];

function expectPlain(value: unknown): void {
  const left = [value];
  for (let each = left.pop(); left.length > 0 || each !== undefined; each = left.pop()) {
    if (typeof each === 'object' && each !== null) {
      if (!PLAIN.includes(Object.getPrototypeOf(each) as object)) {
        throw new Error('An object has a prototype of somebody else’s');
      }
      left.push(...(Object.values(each) as unknown[]));
    }
  }
}
