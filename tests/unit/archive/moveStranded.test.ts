/** @jest-environment ./tests/simulation/environment.js */
import { moveStranded, strandedSaves } from '../../../src/archive/moveStranded';
import { bucketId } from '../../../src/model/target';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import type { Entry, Intent } from '../../../src/outbox/outbox';
import { entryOf, intentOf } from '../../fakes/saves';

const OLD = { endpoint: '', region: '', bucket: 'old', prefix: 'w' };
const NOW = { endpoint: '', region: '', bucket: 'now', prefix: 'home' };
const FORBIDDEN = { name: 'ForbiddenError', message: 'Access denied.' };

let count = 0;
let outbox: IndexedDbOutbox;

beforeEach(() => (outbox = new IndexedDbOutbox(`stranded ${++count}`)));
afterEach(() => outbox.close());

/** A save that waits under a name, for a target. */
async function waits(
  name: string,
  facts: Partial<Intent>,
  parked?: Entry['parked']
): Promise<Entry> {
  const target = facts.target ?? OLD;
  const place = { target, bucket: bucketId(target), key: `${target.prefix}/${name}`, object: name };
  const intent = intentOf({ id: `${name} ${facts.sequence}`, ...facts, ...place });
  await outbox.begin(intent);
  const entry = entryOf(intent, { tried: true, ...(parked && { parked }) });
  await outbox.queue(entry, new Blob(['{}']));
  return entry;
}

it('moves every save of a key that may not be written, and names it anew', async () => {
  const first = await waits('a.ipynb', { sequence: 0 }, FORBIDDEN);
  const second = await waits('a.ipynb', { sequence: 1 });
  const [stranded, ...others] = await strandedSaves(outbox, NOW);
  expect(others).toEqual([]);
  expect(stranded).toEqual({ from: OLD, rows: [first, second] });
  expect(await moveStranded(outbox, NOW)).toBe(2);
  const rows = (await outbox.rows(bucketId(NOW), 'home/a.ipynb')) as Entry[];
  expect(rows.map(({ id }) => id)).toEqual([first.id, second.id]);
  for (const row of rows) {
    expect(row).toMatchObject({ target: NOW, metadata: { save: row.save } });
    expect(row).not.toHaveProperty('parked');
    expect(await (await outbox.body(row.id))?.text()).toBe('{}');
  }
  expect(await outbox.buckets()).toEqual([bucketId(NOW)]);
  expect(await moveStranded(outbox, NOW)).toBe(0);
});

it('leaves alone what is parked for something else, only waits, or is where saves go', async () => {
  await waits('a.ipynb', { sequence: 0 });
  await waits('b.ipynb', { sequence: 0 }, { name: 'RejectedError', message: 'Too large.' });
  await waits('c.ipynb', { sequence: 0, target: NOW }, FORBIDDEN);
  expect(await strandedSaves(outbox, NOW)).toEqual([]);
  expect(await moveStranded(outbox, NOW)).toBe(0);
});

it('leaves waiting what is no key in the new place', async () => {
  const long = 'x'.repeat(1021);
  const entry = await waits(long, { sequence: 0 }, FORBIDDEN);
  expect(await moveStranded(outbox, NOW)).toBe(0);
  expect(await outbox.rows(bucketId(OLD))).toEqual([entry]);
});
