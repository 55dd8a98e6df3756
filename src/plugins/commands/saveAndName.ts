import { NotFoundError, RejectedError } from '../../model/errors';
import { lastPart } from '../../model/key';
import type { VersionRef } from '../../ui/versionDrive';
import { askName } from './askName';
import { isSavedBy } from './isSavedBy';
import type { VersionCommandParts } from './parts';
import { idOf, untilCaptured } from './writeVersion';

/** `bookstore:save-and-name`: save the document in front, and name the version that this makes. */
export async function saveAndName(
  parts: VersionCommandParts,
  args: { name?: string }
): Promise<VersionRef | null> {
  const { bookstore, trans } = parts;
  await bookstore.ready;
  const path = archivedPath(parts);
  const title = trans.__('Save “%1” and name the version', lastPart(path));
  const name = args.name ?? (await askName(parts, { title, okLabel: trans.__('Save') }));
  if (name === null) {
    return null;
  }
  const { key, versionId } = await save(parts);
  const { bucket, target } = bookstore.placeOf(pathInFront(parts))!;
  const { tagging } = bookstore.history;
  return { key, versionId: await tagging.set({ bucket, key }, versionId, target, { name }) };
}

function archivedPath(parts: VersionCommandParts): string {
  const path = pathInFront(parts);
  if (!parts.bookstore.placeOf(path)) {
    throw new RejectedError(`The saves of “${lastPart(path)}” are not archived.`);
  }
  return path;
}

function pathInFront(parts: VersionCommandParts): string {
  return contextInFront(parts).path;
}

function contextInFront({ app, documents }: VersionCommandParts) {
  const widget = app.shell.currentWidget;
  const context = widget && documents.contextForWidget(widget);
  if (!context) {
    throw new RejectedError('Open a notebook first.');
  }
  return context;
}

/** Save as Lab does, so that it counts as a save by hand. */
async function save(parts: VersionCommandParts): Promise<VersionRef> {
  const { app, bookstore } = parts;
  const context = contextInFront(parts);
  const isSaved = await isSavedBy(context, () => app.commands.execute('docmanager:save'));
  // Lab may have asked for another name.
  const { path, model, contentsModel } = context;
  if (!isSaved && !model.collaborative) {
    throw new RejectedError(`“${lastPart(path)}” could not be saved.`);
  }
  await untilCaptured(bookstore, path);
  const versionId = await idOf(bookstore, path, contentsModel?.last_modified ?? '');
  if (versionId === null) {
    throw new NotFoundError(
      `It is not known which version this save of “${lastPart(path)}” became. Name it in its history.`
    );
  }
  return { key: bookstore.placeOf(path)!.key, versionId };
}
