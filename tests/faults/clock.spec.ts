import { expect, moveClock, notebook, saveTimes, settled, skewClock } from '../browser/harness';
import { faultCase } from './faultCase';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

for (const [number, where, skewMs] of [
  ['14a', 'ahead', DAY_MS],
  ['14b', 'behind', -DAY_MS]
] as const) {
  faultCase(
    number,
    `this computer's clock a day ${where}`,
    async ({ lab, labPage, wire }) => {
      await skewClock(labPage, skewMs);
      await labPage.reload();
      expect(
        Math.abs((await labPage.page.evaluate(() => Date.now())) - Date.now())
      ).toBeGreaterThan(DAY_MS - MINUTE_MS);
      for (const path of ['a.ipynb', 'b.ipynb']) {
        lab.write(path, notebook({ seed: path, sizeBytes: 20_000 }));
        await labPage.open(path);
        await saveTimes(labPage, path, 10);
      }
      await settled(labPage);
      // The store refuses what the wrong clock signed, and says what time it is.
      const refused = wire.requests.filter(
        each => each.method !== 'OPTIONS' && each.status === 403
      );
      return { fired: refused.length };
    },
    { isShort: skewMs > 0 }
  );
}

faultCase('15', 'keys that live for 4 minutes', async ({ credentials, lab, labPage }) => {
  const minutes = 12;
  await skewClock(labPage, 0);
  await labPage.reload();
  lab.write('a.ipynb', notebook({ sizeBytes: 20_000 }));
  await labPage.open('a.ipynb');
  const fetches: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const before = credentials.issued.length;
    await moveClock(labPage, minute * MINUTE_MS);
    // Four minutes by the page's clock.
    credentials.claimedLifetimeMs = (minute + 4) * MINUTE_MS;
    await saveTimes(labPage, 'a.ipynb', 5, `minute_${minute}`);
    await settled(labPage);
    fetches.push(credentials.issued.length - before);
  }
  expect(Math.max(...fetches)).toBe(1);
  const fired = credentials.issued.length - 1;
  expect(fired).toBeGreaterThan(1);
  return { fired };
});
