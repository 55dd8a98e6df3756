import { RejectedError } from '../../../src/model/errors';
import {
  decodeMetadata,
  encodeMetadata,
  MAX_METADATA_BYTES,
  type VersionMetadata
} from '../../../src/model/metadata';

const FULL: VersionMetadata = {
  v: 1,
  save: 'ab'.repeat(32),
  at: '2026-01-02T03:04:05.678901Z',
  sha256: 'cd'.repeat(32),
  by: 'Zoë 日本語 😀',
  how: 'manual',
  late: true,
  exact: false,
  cells: 3,
  delta: [1, 2, 3],
  outputsOnly: false,
  kernel: 'python3',
  from: { key: 'workspace/old.ipynb', versionId: 'v1' },
  note: 'line\nbreak " \u2028',
  cron: '0 0 * * *',
  parameters: { a: 1, nested: { b: [null, 'ü'] } }
};

describe('encodeMetadata', () => {
  it('is ASCII, and says the same when decoded', () => {
    const header = encodeMetadata(FULL);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(decodeMetadata(header)).toEqual(FULL);
  });

  it('drops delta, then the kernel, then the key it came from, and no more than needed', () => {
    const fits = (filling: number) =>
      decodeMetadata(encodeMetadata({ ...FULL, note: 'n'.repeat(filling) }))!;
    const kept = ({ delta, kernel, from }: VersionMetadata) => [!!delta, !!kernel, !!from?.key];
    const seen = new Set<string>();
    const room = MAX_METADATA_BYTES - encodeMetadata({ ...FULL, note: '' }).length;
    for (let filling = room; filling < room + 80; filling++) {
      try {
        seen.add(String(kept(fits(filling))));
      } catch (error) {
        expect(error).toBeInstanceOf(RejectedError);
      }
    }
    expect([...seen]).toEqual([
      'true,true,true',
      'false,true,true',
      'false,false,true',
      'false,false,false'
    ]);
  });

  it('refuses a note that does not fit, naming the limit', () => {
    const long = { ...FULL, note: 'n'.repeat(MAX_METADATA_BYTES) };
    expect(() => encodeMetadata(long)).toThrow(RejectedError);
    expect(() => encodeMetadata(long)).toThrow(/1800 bytes/);
  });

  it('counts what unicode takes when it is escaped', () => {
    expect(() => encodeMetadata({ v: 1, note: '日'.repeat(400) })).toThrow(RejectedError);
    expect(encodeMetadata({ v: 1, note: '日'.repeat(290) })).toHaveLength(
      '{"v":1,"note":""}'.length + 290 * 6
    );
  });
});

describe('decodeMetadata', () => {
  it.each([undefined, '', 'text', '{', '[]', 'null', '1', '{}', '{"v":2}', '{"v":"1"}'])(
    'takes %j for somebody else’s',
    header => expect(decodeMetadata(header)).toBeNull()
  );

  it('leaves out what is unknown or of the wrong type', () => {
    const header = JSON.stringify({
      v: 1,
      save: 1,
      at: null,
      how: 'magic',
      run: 'perhaps',
      late: 'yes',
      cells: -1,
      delta: [1, 2],
      from: { key: 'a' },
      parameters: [],
      extra: 1
    });
    expect(decodeMetadata(header)).toEqual({ v: 1 });
  });

  it('leaves out a time that is none, which nobody could show', () => {
    const at = (value: string) => decodeMetadata(JSON.stringify({ v: 1, at: value }))!.at;
    expect(at('yesterday')).toBeUndefined();
    expect(at('')).toBeUndefined();
    expect(at('2026-13-01T00:00:00Z')).toBeUndefined();
    expect(at('-271821-04-20T00:00:00.000Z')).toBeUndefined();
    expect(at('+275760-09-13T00:00:00.000Z')).toBeUndefined();
    expect(at('2026-11-22T20:00:00.123456Z')).toBe('2026-11-22T20:00:00.123456Z');
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not fooled by the name %s', name => {
    const header = `{"v":1,"${name}":{"save":"x"},"how":"${name}","parameters":{"${name}":{"polluted":1}}}`;
    const metadata = decodeMetadata(header)!;
    expect(metadata.save).toBeUndefined();
    expect(metadata.how).toBeUndefined();
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
