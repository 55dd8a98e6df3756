import { NotFoundError, RejectedError } from '../../model/errors';
import { lastPart } from '../../model/key';
import { openContexts, type Context } from '../../ui/openContexts';
import type { VersionRef } from '../../ui/versionDrive';
import { askName } from './askName';
import { placeGiven } from './chooseVersion';
import { isSavedBy } from './isSavedBy';
import type { VersionCommandParts } from './parts';
import { idOf, untilCaptured } from './writeVersion';

type SaveArgs = { path?: string; key?: string; name?: string };

/** `bookstore:save-and-name`: save an open document, and name the version that this makes. */
export async function saveAndName(
  parts: VersionCommandParts,
  args: SaveArgs
): Promise<VersionRef | null> {
  const { bookstore, trans } = parts;
  await bookstore.ready;
  const context = contextOf(parts, args);
  const title = trans.__('Save “%1” and name the version', lastPart(archivedPath(parts, context)));
  const name = args.name ?? (await askName(parts, { title, okLabel: trans.__('Save') }));
  if (name === null) {
    return null;
  }
  const { key, versionId } = await save(parts, context);
  const { bucket, target } = bookstore.placeOf(context.path)!;
  const { tagging } = bookstore.history;
  return { key, versionId: await tagging.set({ bucket, key }, versionId, target, { name }) };
}

function archivedPath({ bookstore }: VersionCommandParts, { path }: Context): string {
  if (!bookstore.placeOf(path)) {
    throw new RejectedError(`The saves of “${lastPart(path)}” are not archived.`);
  }
  return path;
}

/** The document that was asked for, or else the one in front. */
function contextOf(parts: VersionCommandParts, { path, key }: SaveArgs): Context {
  const inFront = contextInFront(parts);
  if (path === undefined && key === undefined) {
    if (!inFront) {
      throw new RejectedError('Open a notebook first.');
    }
    return inFront;
  }
  const { app, bookstore, documents } = parts;
  const wanted = placeGiven(bookstore, { path, key });
  const open = wanted.path === null ? [] : [...openContexts(app.shell, documents, wanted.path)];
  const context = open.find(each => each === inFront) ?? open[0];
  if (!context) {
    throw new RejectedError(`“${path ?? key!}” is not open, so there is nothing to save. Open it.`);
  }
  return context;
}

function contextInFront({ app, documents }: VersionCommandParts): Context | undefined {
  const widget = app.shell.currentWidget;
  return (widget && documents.contextForWidget(widget)) ?? undefined;
}

/** Save so that it counts as a save by hand. */
async function save(parts: VersionCommandParts, context: Context): Promise<VersionRef> {
  const { app, bookstore } = parts;
  const isInFront = context === contextInFront(parts);
  // Lab knows the document in front alone.
  const retract = isInFront ? null : bookstore.watcher.announce(context.path, { how: 'manual' });
  const isSaved = await isSavedBy(context, () =>
    isInFront ? app.commands.execute('docmanager:save') : context.save()
  ).finally(() => retract?.());
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
