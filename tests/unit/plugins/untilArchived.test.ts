import { Signal } from '@lumino/signaling';
import { RejectedError } from '../../../src/model/errors';
import { untilArchived } from '../../../src/plugins/commands/untilArchived';
import type { OpenBookstore } from '../../../src/tokens';
import { entryOf, intentOf } from '../../fakes/saves';

const { bucket, key, path, target } = entryOf(intentOf());
const VERSION = { bucket, key, path, target, versionId: 'local:save' };

/** Tells of a change while it is asked for the id the first time, and never again. */
function archivedMeanwhile(): OpenBookstore {
  const statusChanged = new Signal<unknown, void>({});
  const ids = ['local:save', 'v1'];
  const currentId = async () => {
    const id = ids.shift()!;
    statusChanged.emit();
    return id;
  };
  const outbox = { rows: async () => [], conditions: async () => [] };
  return { statusChanged, history: { currentId }, outbox } as unknown as OpenBookstore;
}

test('what is archived while it is looked for is not missed', async () => {
  const found = await untilArchived(archivedMeanwhile(), VERSION, new AbortController().signal);
  expect(found).toEqual({ ...VERSION, versionId: 'v1' });
});

test('nobody waits any more once it is stopped', async () => {
  const stop = new AbortController();
  const waiting = untilArchived(archivedMeanwhile(), VERSION, stop.signal);
  stop.abort();
  expect(await waiting).toBeNull();
});

test('what is never sent is not waited for', async () => {
  const original = { ...VERSION, versionId: 'local:original-1' };
  const { signal } = new AbortController();
  await expect(untilArchived(archivedMeanwhile(), original, signal)).rejects.toThrow(RejectedError);
});
