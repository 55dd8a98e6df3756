import { exportedFiles, type ExportedFile } from '../../archive/exportedFiles';
import { FileHistory } from '../../archive/fileHistory';
import { splitExtension } from '../../model/fileName';
import { lastPart } from '../../model/key';
import { downloadBlob } from '../../ui/downloadBlob';
import { ProgressDialog } from '../../ui/progressDialog';
import { chooseVersion, type ChosenVersion, type VersionArgs } from './chooseVersion';
import { exportToFolder } from './exportToFolder';
import type { VersionCommandParts } from './parts';
import { zipOf } from './zipOf';

type Exported = { key: string; versionId: string; count: number };

/** `bookstore:export-history`: every version of a file, as an archive or in a folder. */
export async function exportHistory(
  parts: VersionCommandParts,
  args: VersionArgs & { to?: string }
): Promise<Exported | null> {
  const { bookstore, active, trans } = parts;
  const { path, key: given } = args;
  const asked = path === undefined && given === undefined ? allOf(active()) : { path, key: given };
  const newest = await chooseVersion(bookstore, asked, () => null);
  const { key, versionId } = newest;
  const title = trans.__('Export the history of “%1”', lastPart(key));
  const progress = new ProgressDialog(title, trans);
  const { signal } = progress;
  let count = 0;
  const files = counted(
    exportedFiles({
      history: bookstore.history,
      file: historyOf(parts, newest),
      signal,
      onProgress: (done, total) => progress.show(done, total)
    }),
    () => count++
  );
  try {
    if (args.to === undefined) {
      const archive = await zipOf(files);
      signal.throwIfAborted();
      downloadBlob(archive, `${splitExtension(lastPart(key))[0]}-history.zip`);
    } else {
      await exportToFolder(parts, args.to, files);
    }
    return { key, versionId, count };
  } catch (error) {
    if (signal.aborted) {
      return null;
    }
    throw error;
  } finally {
    progress.close();
  }
}

/** The file of the document or version in front. */
function allOf(active: VersionArgs | null): VersionArgs {
  return active?.path === undefined ? { key: active?.key } : { path: active.path };
}

function historyOf({ bookstore }: VersionCommandParts, newest: ChosenVersion): FileHistory {
  return new FileHistory(bookstore.history, newest, async path => {
    const before = await bookstore.outbox.renamedFrom(path);
    const place = before === null ? null : bookstore.locate(before);
    return place && { bucket: place.bucket, key: place.key, target: place.target, path: before };
  });
}

async function* counted(
  files: AsyncIterable<ExportedFile>,
  count: () => void
): AsyncGenerator<ExportedFile> {
  for await (const file of files) {
    if (file.from) {
      count();
    }
    yield file;
  }
}
