import { OutboxError } from '../model/errors';
import type { Connection } from './connection';
import type { Entry, Gap, Intent } from './outbox';

/** Whether a row is what was once written there, as far as archiving it goes. */
export function isWhole(row: Intent | Entry): boolean {
  const isPlaced = row.bucket === '' || !!row.target?.bucket;
  return isPlaced && isText(row.at) && (row.stage === 'intent' || hasSave(row));
}

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
  const at = isText(row.at) ? row.at : new Date().toISOString();
  return { ...row, at, stage: 'gap', reason: 'damaged' };
}

function hasSave({ stage, save, sha256, metadata }: Entry): boolean {
  return (
    stage === 'entry' && [save, sha256].every(isText) && !!metadata && typeof metadata === 'object'
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
