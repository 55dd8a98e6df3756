import { RejectedError } from '../model/errors';
import { keyOf } from '../model/key';
import { saveId } from '../model/save';
import { bucketId, type Target } from '../model/target';
import type { Entry, Intent, IOutbox } from '../outbox/outbox';

/** Give the saves that stayed in this browser a target, so that they are uploaded. */
export async function bindLocal(outbox: IOutbox, target: Target): Promise<void> {
  for (;;) {
    const rows = (await outbox.rows('')).filter(row => !row.target);
    const moved = (await Promise.all(rows.map(row => movedTo(target, row)))).flat();
    if (moved.length === 0) {
      return;
    }
    // An intent whose bytes arrive meanwhile is left alone: it is an entry the next time round.
    await outbox.bind(moved);
  }
}

/** The row in its new lane, to be tried there; none if its path is no key under the new prefix. */
export async function movedTo(target: Target, row: Intent | Entry): Promise<(Intent | Entry)[]> {
  const key = keyUnder(target.prefix, row.object);
  if (key === null) {
    return [];
  }
  const place = { target, bucket: bucketId(target), key };
  if (row.stage === 'intent') {
    return [{ ...row, ...place }];
  }
  const save = await saveId(key, row.at, row.sha256);
  const { parked: _, ...entry } = row;
  return [{ ...entry, ...place, save, metadata: { ...row.metadata, save } }];
}

function keyUnder(prefix: string, object: string): string | null {
  try {
    return keyOf(prefix, object);
  } catch (error) {
    if (error instanceof RejectedError) {
      // It stays in this browser, where it can be read.
      return null;
    }
    throw error;
  }
}
