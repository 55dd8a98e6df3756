import type { ExportedFile } from '../../archive/exportedFiles';
import { part } from '../../model/part';

/** Chunks are handed over to the browser, which keeps large blobs on disk, in pieces of so many bytes. */
const PIECE_BYTES = 8_000_000;

/**
 * An archive of files, one after the other: only one of them is in memory.
 * @throws what `files` throws.
 */
export async function zipOf(files: AsyncIterable<ExportedFile>): Promise<Blob> {
  const { makeZip } = await part(import('client-zip'));
  const reader = makeZip(entries(files)).getReader();
  const pieces: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (value) {
      chunks.push(value as Uint8Array<ArrayBuffer>);
      sizeBytes += value.length;
    }
    if (done || sizeBytes >= PIECE_BYTES) {
      pieces.push(new Blob(chunks));
      chunks = [];
      sizeBytes = 0;
    }
    if (done) {
      return new Blob(pieces, { type: 'application/zip' });
    }
  }
}

async function* entries(files: AsyncIterable<ExportedFile>) {
  for await (const { name, body } of files) {
    yield { name, input: body, lastModified: new Date() };
  }
}
