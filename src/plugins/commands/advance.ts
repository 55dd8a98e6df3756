import type { HistoryDetails } from '../../archive/history';
import type { Stage } from '../../archive/lifecycle';
import { ConflictError, RejectedError, SetupError } from '../../model/errors';
import { reviveError } from '../../model/reviveError';
import { lastPart } from '../../model/key';
import type { Target } from '../../model/target';
import type { VersionDetails } from '../../model/version';
import type { IBookstore } from '../../tokens';
import type { VersionRef } from '../../ui/versionDrive';
import { withWaitDialog } from '../../ui/lifecycle/waitDialog';
import { answered, whileSilent } from './answered';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { saveUnsaved } from './restore';
import { untilArchived } from './untilArchived';
import { idOf, untilCaptured } from './writeVersion';

/** How often somebody else may be quicker before it is given up. */
const MOST_TRIES = 5;

/** An archived version of a file, on its way to another key. */
export type Source = { details: HistoryDetails; path: string; target: Target };

/** What the copy is to say of itself. */
export type Wanted = Pick<Stage, 'note' | 'cron' | 'parameters'>;

/**
 * The version that a command is to copy. Without a version named, the document is saved first.
 * @returns `null` if a person did not want to wait until it is archived.
 * @throws CancelledError if they did not want to wait for an answer.
 * @throws SetupError without a bucket; RejectedError for what is no file's version.
 */
export async function sourceOf(
  parts: VersionCommandParts,
  args: VersionArgs
): Promise<Source | null> {
  const { bookstore, active, trans } = parts;
  await answered(parts, () => bookstore.targetKnown());
  const named = args.path ?? args.key ?? active()?.path;
  const path = args.path ?? (args.key === undefined ? named : bookstore.pathOf(args.key));
  let { versionId } = args;
  if (typeof path === 'string' && versionId === undefined && !active()?.versionId) {
    await requireBucket(bookstore);
    const at = await saveUnsaved(parts, path);
    await untilCaptured(bookstore, path);
    // Where another computer's clock is ahead, what was saved just now is not the newest.
    versionId = (at && (await idOf(bookstore, path, at))) ?? undefined;
  }
  const wanted = { ...args, versionId };
  const chosen = await answered(parts, () => chooseVersion(bookstore, wanted, active));
  if (chosen.path === null) {
    throw new RejectedError(`“${chosen.key}” is no file of yours. Clone it first.`);
  }
  const text = {
    title: trans.__('Waiting for “%1”', lastPart(chosen.path)),
    body: trans.__(
      'This version is not in the bucket yet. It goes on by itself when the upload is done.'
    ),
    cancel: trans.__('Cancel')
  };
  const version = await withWaitDialog(text, signal => untilArchived(bookstore, chosen, signal));
  if (!version) {
    return null;
  }
  const target = await requireBucket(bookstore);
  const details = await answered(parts, () =>
    bookstore.history.details(version, version.versionId, target)
  );
  return { details, path: chosen.path, target };
}

/** Copy a version to where it is published or scheduled, over whatever stands there. */
export async function advance(
  parts: VersionCommandParts,
  { details, path, target }: Source,
  stage: Omit<Stage, 'by'>
): Promise<VersionRef> {
  const { lifecycle } = parts.bookstore;
  const { by } = parts.bookstore.locate(path)!;
  const { versionId } = await whileSilent(parts, cancel =>
    lifecycle.advance(target, details, { ...stage, by }, cancel)
  );
  return { key: stage.to, versionId };
}

/**
 * The same after asking, and over nothing else than what a person was told of: asks again if
 * somebody else was quicker.
 * @param ask - Told what stands there now, and whether that changed since it was asked.
 * @returns `null` if a person did not want to.
 */
export async function askAndAdvance(
  parts: VersionCommandParts,
  source: Source,
  { how, to }: Pick<Stage, 'how' | 'to'>,
  ask: (standing: VersionDetails | null, isChanged: boolean) => Promise<Wanted | null>
): Promise<VersionRef | null> {
  for (let tries = 1; ; tries++) {
    const standing = await answered(parts, () =>
      parts.bookstore.lifecycle.standing(source.target, to)
    );
    const wanted = await ask(standing, tries > 1);
    if (!wanted) {
      return null;
    }
    try {
      return await advance(parts, source, { how, to, standing, ...wanted });
    } catch (error) {
      if (!(error instanceof ConflictError) || tries === MOST_TRIES) {
        throw error;
      }
    }
  }
}

/**
 * The bucket that versions go to.
 * @throws SetupError if there is none; what keeps it from being used.
 */
export async function requireBucket(bookstore: IBookstore): Promise<Target> {
  const { target } = bookstore.locate('x')!;
  if (target) {
    return target;
  }
  const status = await bookstore.status();
  throw 'error' in status
    ? reviveError(status.error)
    : new SetupError(
        'bucket',
        'No bucket is set: versions are only in this browser. Set a bucket in the settings first.'
      );
}
