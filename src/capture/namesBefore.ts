import type { IOutbox, Lane } from '../outbox/outbox';

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

/** Whether a lane has versions, or saves on their way; `besides` is not counted. */
export async function hasVersions(
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
