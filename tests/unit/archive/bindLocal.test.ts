/** @jest-environment ./tests/simulation/environment.js */
import { bindLocal } from '../../../src/archive/bindLocal';
import { bucketId } from '../../../src/model/target';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { entryOf, intentOf } from '../../fakes/saves';

const TARGET = { endpoint: '', region: '', bucket: 'b', prefix: 'w' };
const LOCAL = { bucket: '', target: null };

let count = 0;
let outbox: IndexedDbOutbox;

beforeEach(() => (outbox = new IndexedDbOutbox(`local ${++count}`)));
afterEach(() => outbox.close());

it('binds an intent whose bytes arrive at that moment', async () => {
  const intent = intentOf(LOCAL);
  await outbox.begin(intent);
  const bind = outbox.bind.bind(outbox);
  jest.spyOn(outbox, 'bind').mockImplementationOnce(async moved => {
    await outbox.queue(entryOf(intent), new Blob(['{}']));
    await bind(moved);
  });
  await bindLocal(outbox, TARGET);
  expect(await outbox.buckets()).toEqual([bucketId(TARGET)]);
});

it('names the save anew, since its key is another one', async () => {
  const intent = intentOf(LOCAL);
  await outbox.begin(intent);
  await outbox.queue(entryOf(intent), new Blob(['{}']));
  await bindLocal(outbox, TARGET);
  const [row] = await outbox.rows(bucketId(TARGET));
  expect(row).toMatchObject({ stage: 'entry', key: 'w/a.ipynb' });
  expect(row).toHaveProperty('save', expect.stringMatching(/^[0-9a-f]{64}$/));
  expect(row).toHaveProperty('metadata.save', (row as { save?: string }).save);
});

it('leaves here what is no key under the new prefix', async () => {
  const long = intentOf({ ...LOCAL, object: 'x'.repeat(1023) });
  await outbox.begin(long);
  await bindLocal(outbox, TARGET);
  expect(await outbox.rows('')).toEqual([long]);
});
