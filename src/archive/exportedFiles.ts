import { ForbiddenError } from '../model/errors';
import { dayAndTime, splitExtension } from '../model/fileName';
import { lastPart } from '../model/key';
import { sha256Hex } from '../model/sha256';
import type { Chapter, FileHistory } from './fileHistory';
import type { History } from './history';

/** A file of an export. */
export type ExportedFile = {
  name: string;
  body: Blob;
  /** The version whose bytes it has; `null` for the manifest. */
  from: (Pick<Chapter, 'bucket' | 'key' | 'target' | 'path'> & { versionId: string }) | null;
};

export type ExportParts = {
  history: History;
  /** Of the file, from its newest version on. */
  file: FileHistory;
  signal: AbortSignal;
  /** Told how far it is, in versions; `null` while they are still being listed. */
  onProgress: (done: number, total: number | null) => void;
};

type Listed = { chapter: Chapter; version: Chapter['versions'][number] };

/**
 * Every version of a file, oldest first and one at a time, and then `manifest.json`, which tells
 * what each is and what has no bytes: delete markers and gaps.
 * @throws what the store throws, and the signal's reason.
 */
export async function* exportedFiles(parts: ExportParts): AsyncGenerator<ExportedFile> {
  const { history, signal, onProgress } = parts;
  const listed = await listAll(parts);
  const versions: object[] = [];
  const seen = new Set<string>();
  for (const [done, { chapter, version }] of listed.entries()) {
    signal.throwIfAborted();
    onProgress(done, listed.length);
    const { key } = chapter;
    if (version.kind === 'marker') {
      const { versionId, storedAt } = version;
      versions.push({ deleteMarker: true, key, versionId, storedAt });
      continue;
    }
    // What waited when it was listed may be archived by now, and listed as that too.
    const versionId = await history.currentId(chapter, version.versionId, chapter.target);
    const id = JSON.stringify([key, versionId]);
    if (seen.has(id)) {
      continue;
    }
    seen.add(id);
    const { body, told } = await read(history, chapter, versionId);
    const number = String(seen.size).padStart(4, '0');
    const name = `${number}-${dayAndTime(told.at)}${splitExtension(lastPart(key))[1]}`;
    versions.push({ file: name, key, versionId, ...told });
    const { bucket, target, path } = chapter;
    yield { name, body, from: { bucket, key, target, path, versionId } };
  }
  signal.throwIfAborted();
  onProgress(listed.length, listed.length);
  const gaps = await gapsOf(parts);
  const manifest = JSON.stringify({ v: 1, versions, gaps }, null, 1);
  yield { name: 'manifest.json', body: new Blob([`${manifest}\n`]), from: null };
}

async function listAll({ file, signal, onProgress }: ExportParts): Promise<Listed[]> {
  onProgress(0, null);
  await file.refresh();
  for (;;) {
    signal.throwIfAborted();
    const { chapters, isComplete } = file;
    const listed = chapters.flatMap(chapter =>
      chapter.versions.map(version => ({ chapter, version }))
    );
    if (isComplete) {
      return listed.reverse();
    }
    onProgress(listed.length, null);
    await file.older();
  }
}

async function read(history: History, chapter: Chapter, versionId: string) {
  const { target } = chapter;
  const [body, details, name] = await Promise.all([
    history.get(chapter, versionId, target),
    history.details(chapter, versionId, target),
    nameOf(history, chapter, versionId)
  ]);
  const { at, storedAt, sizeBytes, metadata } = details;
  const told = {
    at,
    by: metadata?.by,
    how: metadata?.how,
    name: name || undefined,
    sha256: await sha256Hex(body),
    recordedSha256: metadata?.sha256 ?? null,
    size: sizeBytes,
    storedAt
  };
  return { body, told };
}

async function nameOf(history: History, chapter: Chapter, versionId: string): Promise<string> {
  try {
    return (await history.tagging.get(chapter, versionId, chapter.target)).name;
  } catch (error) {
    if (error instanceof ForbiddenError) {
      // Keys that may not read names still get the versions.
      return '';
    }
    throw error;
  }
}

async function gapsOf({ history, file }: ExportParts): Promise<object[]> {
  const gaps = await Promise.all(file.chapters.map(chapter => history.gaps(chapter)));
  return gaps.flat().map(({ key, at }) => ({ key, at }));
}
