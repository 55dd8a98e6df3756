import type { VersionMetadata } from '../model/metadata';
import { compareOutlines } from '../model/outline';
import { saveId } from '../model/save';
import { laneOf, type Entry, type Intent, type IOutbox, type Lane } from '../outbox/outbox';
import type { SavedBytes } from './savedBytes';

/** An intent with its bytes, as the entry that waits in the outbox. */
export async function describeSave(
  outbox: IOutbox,
  intent: Intent,
  bytes: SavedBytes,
  laneOfPath: (path: string) => Lane | null
): Promise<Entry> {
  const { at, sha256, body } = bytes;
  const [save, outlined, renamedFrom] = await Promise.all([
    saveId(intent.key, at, sha256),
    describeOutline(outbox, intent, bytes),
    keyBefore(outbox, intent, laneOfPath)
  ]);
  const { how, by, from } = intent;
  const metadata: VersionMetadata = {
    v: 1,
    save,
    at,
    sha256,
    ...(by && { by }),
    how,
    ...(bytes.isUnproved && { exact: false }),
    ...outlined,
    ...(from && { from })
  };
  return {
    ...intent,
    stage: 'entry',
    at,
    sizeBytes: body.size,
    save,
    sha256,
    metadata,
    ...(renamedFrom && { renamedFrom }),
    tried: false
  };
}

async function describeOutline(
  outbox: IOutbox,
  intent: Intent,
  { outline }: SavedBytes
): Promise<Partial<VersionMetadata>> {
  if (!outline) {
    return {};
  }
  const before = await outbox.outline(laneOf(intent));
  return {
    cells: outline.cells.length,
    ...(outline.kernel && { kernel: outline.kernel }),
    ...(before && compareOutlines(before, outline))
  };
}

/** Nobody renames a file more often between two saves. */
const MOST_RENAMES = 20;

/**
 * The key under which the versions of a renamed file stand, unless it has some under its new key
 * already.
 */
async function keyBefore(
  outbox: IOutbox,
  intent: Intent,
  laneOfPath: (path: string) => Lane | null
): Promise<string | null> {
  if (await hasVersions(outbox, intent, intent.id)) {
    return null;
  }
  let path: string | null = intent.path;
  for (let renames = 0; renames < MOST_RENAMES; renames++) {
    path = await outbox.renamedFrom(path);
    const lane = path === null ? null : laneOfPath(path);
    // Renamed after this save: what it has now is the name that was its own.
    if (path === null || lane?.key === intent.key) {
      return null;
    }
    if (lane && (await hasVersions(outbox, lane))) {
      return lane.key;
    }
  }
  return null;
}

/** Whether a lane has versions, or saves on their way; `besides` is not counted. */
async function hasVersions(
  outbox: IOutbox,
  { bucket, key }: Lane,
  besides?: string
): Promise<boolean> {
  if (await outbox.head({ bucket, key })) {
    return true;
  }
  const rows = await outbox.rows(bucket, key);
  return rows.some(({ id }) => id !== besides);
}
