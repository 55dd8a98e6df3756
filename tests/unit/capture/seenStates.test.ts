import { SeenStates } from '../../../src/capture/seenStates';
import { TransientError } from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';
import { FakeReader } from './fakeReader';

const AT = ['2026-01-02T03:04:05.1Z', '2026-01-02T03:04:05.2Z', '2026-01-02T03:04:05.3Z'] as const;
const context = { path: 'a.ipynb' } as any;

let reader: FakeReader;
let seen: SeenStates;

/** What a room tells once it wrote a text. */
async function told(text: string, at: string) {
  return { at, sha256: await sha256Hex(new Blob([text])) };
}

beforeEach(() => {
  reader = new FakeReader();
  reader.write('a.ipynb', 'as it was opened', AT[0]);
  seen = new SeenStates(reader.asReader);
  seen.set(context, { at: AT[0], sha256: null });
});

it('takes a room’s first save for news, and nothing before its document is open', async () => {
  seen.learn(context);
  expect(await seen.isNews(context, await told('edited', AT[1]))).toBe(true);
  const other = { path: 'b.ipynb' } as any;
  expect(await seen.isNews(other, await told('edited', AT[1]))).toBe(false);
});

it('takes no news from what is written as it was', async () => {
  seen.learn(context);
  const opened = await told('as it was opened', AT[1]);
  expect(await seen.isNews(context, opened)).toBe(false);
  expect(seen.isAt(context, AT[1])).toBe(true);
  expect(await seen.isNews(context, await told('edited', AT[2]))).toBe(true);
});

it('takes news from what was saved while the hash was asked for', async () => {
  reader.before = () => void reader.write('a.ipynb', 'edited', AT[1]);
  seen.learn(context);
  expect(await seen.isNews(context, await told('edited', AT[1]))).toBe(true);
});

it('takes news from what it cannot compare', async () => {
  reader.before = () => {
    throw new TransientError('Away.');
  };
  seen.learn(context);
  expect(await seen.isNews(context, await told('as it was opened', AT[1]))).toBe(true);
});

it('takes no news from the second signal of a save by hand, but from the next save', async () => {
  seen.set(context, { at: AT[1], sha256: null });
  const manual = await told('by hand', AT[1]);
  expect(await seen.isNews(context, manual)).toBe(false);
  // On a file system with whole seconds.
  expect(await seen.isNews(context, await told('later', AT[1]))).toBe(true);
});

it('takes no news from what a room took over, and compares what it writes with that', async () => {
  seen.set(context, await told('edited', AT[0]));
  reader.write('a.ipynb', 'restored', AT[1]);
  expect(await seen.isNews(context, { at: AT[1], sha256: null })).toBe(false);
  expect(await seen.isNews(context, await told('restored', AT[2]))).toBe(false);
  expect(await seen.isNews(context, await told('edited', AT[2]))).toBe(true);
});
