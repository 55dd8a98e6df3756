import type { VersionMetadata } from '../model/metadata';
import { compareOutlines } from '../model/outline';
import { saveId } from '../model/save';
import { laneOf, type Entry, type Intent, type IOutbox, type Lane } from '../outbox/outbox';
import { hasVersions, namesBefore } from './namesBefore';
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

/**
 * The key under which the versions of a renamed file stand, unless it has some under its new key
 * already.
 */
async function keyBefore(
  outbox: IOutbox,
  intent: Intent,
  laneOfPath: (path: string) => Lane | null
): Promise<string | null> {
  if (await hasVersions(outbox, intent, intent)) {
    return null;
  }
  for await (const lane of namesBefore(outbox, intent.path, laneOfPath)) {
    // Renamed after this save: what it has now is the name that was its own.
    if (lane.key === intent.key) {
      return null;
    }
    if (await hasVersions(outbox, lane)) {
      return lane.key;
    }
  }
  return null;
}
