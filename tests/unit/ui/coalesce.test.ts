import { coalesce } from '../../../src/ui/coalesce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Work that takes its time, asked for again as soon as it began; when it began, in milliseconds. */
async function beginnings(tookMs: number, leastRestMs: number): Promise<number[]> {
  const begun: number[] = [];
  const again = coalesce(async () => {
    begun.push(performance.now());
    again();
    await new Promise(resolve => setTimeout(resolve, tookMs));
  }, leastRestMs);
  const start = performance.now();
  again();
  again();
  await jest.advanceTimersByTimeAsync(2_000);
  return begun.map(at => at - start).slice(0, 3);
}

it('rests before it works, as long as it is told to where work is short', async () => {
  expect(await beginnings(2, 50)).toEqual([50, 102, 154]);
});

it('rests nine times as long as long work took', async () => {
  expect(await beginnings(20, 50)).toEqual([50, 250, 450]);
});

it('lags behind by half a second at most', async () => {
  expect(await beginnings(200, 50)).toEqual([50, 750, 1450]);
});

it('does not rest where it need not', async () => {
  expect(await beginnings(200, 0)).toEqual([0, 200, 400]);
});
