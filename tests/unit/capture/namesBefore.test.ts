import 'fake-indexeddb/auto';

import { hasVersions } from '../../../src/capture/namesBefore';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import { nothingYet } from '../../../src/outbox/nothingYet';
import { entryOf, intentOf } from '../../fakes/saves';

const [first, second] = [intentOf({ sequence: 1 }), intentOf({ sequence: 2 })];

let count = 0;
let outbox: IndexedDbOutbox;

beforeEach(() => (outbox = new IndexedDbOutbox(`names before ${++count}`)));

afterEach(() => outbox.close());

it('counts what was saved before, and not what follows', async () => {
  await outbox.begin(first);
  await outbox.begin(second);
  expect(await hasVersions(outbox, first)).toBe(true);
  expect(await hasVersions(outbox, first, first)).toBe(false);
  expect(await hasVersions(outbox, second, second)).toBe(true);
});

it('counts what other tabs saved before, and not what they saved later', async () => {
  const other = intentOf({ tab: 'other', sequence: 7, at: second.at });
  await outbox.begin(other);
  expect(await hasVersions(outbox, first, first)).toBe(false);
  const third = intentOf({ sequence: 3 });
  expect(await hasVersions(outbox, third, third)).toBe(true);
});

it('counts what is archived while it looks', async () => {
  const entry = entryOf(first);
  await outbox.begin(first);
  await outbox.queue(entry, new Blob(['1']));
  const rows = outbox.rows.bind(outbox);
  jest.spyOn(outbox, 'rows').mockImplementation(async (...lane) => {
    const head = { ...nothingYet(entry), versionId: '1', etag: '"1"' };
    await outbox.archived(entry.id, head, undefined);
    return rows(...lane);
  });
  expect(await hasVersions(outbox, second, second)).toBe(true);
});
