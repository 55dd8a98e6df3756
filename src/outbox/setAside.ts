import { OutboxError } from '../model/errors';
import type { Connection } from './connection';
import type { Entry, Gap, Intent } from './outbox';

/** What a person should know of a row that was set aside. */
function damageOf(path: string): OutboxError {
  return new OutboxError(
    `A save of “${path}” was damaged in this browser’s storage: it cannot be archived, later ones can. Look at the notebook and save it again.`
  );
}

/**
 * Make a row that cannot be archived a gap, so that later ones go on.
 * Whatever bytes it has stay in the database: who knows what they are good for.
 * @returns what to tell a person.
 */
export async function setAside(
  connection: Connection,
  { id, path }: Intent | Entry
): Promise<OutboxError> {
  await connection.write(['saves', 'gaps'], async tx => {
    const row = await tx.objectStore('saves').get(id);
    if (row) {
      await tx.objectStore('saves').delete(id);
      await tx.objectStore('gaps').put(gapOf(row));
    }
  });
  return damageOf(path);
}

function gapOf(row: Intent | Entry): Gap {
  const at = typeof row.at === 'string' ? row.at : new Date().toISOString();
  return { ...row, at, stage: 'gap', reason: 'damaged' };
}
