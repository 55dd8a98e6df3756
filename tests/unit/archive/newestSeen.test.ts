import { NewestSeen } from '../../../src/archive/newestSeen';
import type { Head } from '../../../src/outbox/outbox';

const LANE = { bucket: 'b', key: 'a.ipynb' };
const EARLY = '2026-01-01T10:00:00.000Z';
const LATE = '2026-01-02T10:00:00.000Z';

function seen(newestAt: string | null) {
  const onChange = jest.fn<void, []>();
  const head = async () => newestAt && ({ newestAt } as Head);
  const outbox = { head: () => head().then(found => found || null) };
  return { newest: new NewestSeen(outbox, onChange), onChange };
}

test('nothing is claimed of what nobody told of', async () => {
  const { newest } = seen(null);
  newest.saw({ ...LANE, key: 'a.ipynb.bak' }, EARLY);
  newest.saw({ ...LANE, bucket: 'c' }, EARLY);
  expect(await newest.at(LANE)).toBeNull();
});

test('what the bucket told counts, if it is newer than what this browser archived', async () => {
  const { newest, onChange } = seen(EARLY);
  expect(await newest.at(LANE)).toEqual(new Date(EARLY));
  newest.saw(LANE, LATE);
  newest.saw(LANE, EARLY);
  newest.saw(LANE, LATE);
  expect(await newest.at(LANE)).toEqual(new Date(LATE));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('what this browser archived counts, if it is newer than what the bucket told', async () => {
  const { newest } = seen(LATE);
  newest.saw(LANE, EARLY);
  expect(await newest.at(LANE)).toEqual(new Date(LATE));
});
