import { compareAt } from '../model/save';
import type { Entry, Intent, IOutbox, Lane } from '../outbox/outbox';

/** Nobody renames a file more often between two saves. */
const MOST_RENAMES = 20;

/** Where a file was before it was renamed, newest first. */
export async function* namesBefore(
  outbox: IOutbox,
  path: string,
  laneOfPath: (path: string) => Lane | null
): AsyncGenerator<Lane> {
  let name: string | null = path;
  for (let renames = 0; renames < MOST_RENAMES; renames++) {
    name = await outbox.renamedFrom(name);
    if (name === null) {
      return;
    }
    const lane = laneOfPath(name);
    if (lane) {
      yield lane;
    }
  }
}

/** Whether a lane has versions, or saves on their way; those before `intent`, if that is given. */
export async function hasVersions(
  outbox: IOutbox,
  { bucket, key }: Lane,
  intent?: Intent
): Promise<boolean> {
  const lane = { bucket, key };
  if (await outbox.head(lane)) {
    return true;
  }
  const rows = await outbox.rows(bucket, key);
  // What was archived between the two looks is the head now.
  return rows.some(row => !intent || isBefore(row, intent)) || Boolean(await outbox.head(lane));
}

function isBefore(row: Intent | Entry, intent: Intent): boolean {
  return row.tab === intent.tab ? row.sequence < intent.sequence : compareAt(row.at, intent.at) < 0;
}
