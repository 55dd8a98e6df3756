import { settled } from './service';
import type { Bucket, StoredVersion } from './bucket';
import type { Lab } from './lab';
import type { LabPage } from './labPage';
import { keyOf } from './saves';

/**
 * Write a file and archive it as it is, through Jupyter, for each text.
 * @returns Its versions, oldest first.
 */
export async function archive(
  labPage: LabPage,
  bucket: Bucket,
  path: string,
  texts: string[]
): Promise<StoredVersion[]> {
  for (const text of texts) {
    await labPage.saveContents(path, text);
    await settled(labPage);
  }
  return bucket.versionsOf(keyOf(path));
}

/** A notebook's text with these cells. */
export function cells(...given: object[]): string {
  const content = {
    cells: given.map((cell, index) => ({
      cell_type: 'code',
      execution_count: null,
      id: `cell-${index}`,
      metadata: {},
      outputs: [],
      source: '',
      ...cell
    })),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Paths of the documents that have a kernel. */
export async function sessionsOf(lab: Lab): Promise<string[]> {
  const answer = await lab.fetch('api/sessions');
  return ((await answer.json()) as { path: string }[]).map(({ path }) => path);
}
