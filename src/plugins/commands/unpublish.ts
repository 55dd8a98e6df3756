import { Dialog, showDialog } from '@jupyterlab/apputils';
import { RejectedError } from '../../model/errors';
import { lastPart } from '../../model/key';
import type { StageName } from '../../model/settings';
import type { VersionRef } from '../../ui/versionDrive';
import { requireBucket } from './advance';
import { answered, orCancelled, whileSilent } from './answered';
import { placeGiven, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

type UnpublishArgs = VersionArgs & { confirmed?: boolean };

/** `bookstore:unpublish`: nobody finds it any more; its versions stay. */
export function unpublish(
  parts: VersionCommandParts,
  args: UnpublishArgs
): Promise<VersionRef | null> {
  const { trans } = parts;
  const text = {
    title: (name: string) => trans.__('Unpublish “%1”?', name),
    body: trans.__(
      'Readers do not find it any more. All that was published stays in its history, and publishing again brings it back.'
    ),
    accept: trans.__('Unpublish')
  };
  return orCancelled(() => withdraw(parts, args, 'published', text));
}

/** `bookstore:unschedule`: the scheduler runs it no more. */
export function unschedule(
  parts: VersionCommandParts,
  args: UnpublishArgs
): Promise<VersionRef | null> {
  const { trans } = parts;
  const text = {
    title: (name: string) => trans.__('Unschedule “%1”?', name),
    body: trans.__('It is run no more. What was scheduled stays in its history.'),
    accept: trans.__('Unschedule')
  };
  return orCancelled(() => withdraw(parts, args, 'scheduled', text));
}

async function withdraw(
  parts: VersionCommandParts,
  args: UnpublishArgs,
  stage: StageName,
  text: { title: (name: string) => string; body: string; accept: string }
): Promise<VersionRef | null> {
  const { bookstore, active, trans } = parts;
  await answered(parts, () => bookstore.targetKnown());
  const target = await requireBucket(bookstore);
  const key = stageKeyOf({ bookstore, active }, args, stage);
  if (args.confirmed !== true) {
    const { button } = await showDialog({
      title: text.title(lastPart(key)),
      body: text.body,
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.warnButton({ label: text.accept })
      ]
    });
    if (!button.accept) {
      return null;
    }
  }
  const { versionId } = await whileSilent(parts, cancel =>
    bookstore.lifecycle.withdraw(target, key, cancel)
  );
  return { key, versionId };
}

/**
 * The key that was asked for: a stage's own, or that of a file.
 * @throws RejectedError if it is none, or somebody else's.
 */
function stageKeyOf(
  { bookstore, active }: Pick<VersionCommandParts, 'bookstore' | 'active'>,
  args: UnpublishArgs,
  stage: StageName
): string {
  const isNamed = args.path !== undefined || args.key !== undefined;
  const { key, path } = placeGiven(bookstore, isNamed ? args : (active() ?? {}));
  if (path !== null) {
    return bookstore.stageKey(stage, path);
  }
  if (!key.startsWith(bookstore.stageKey(stage, 'x').slice(0, -1))) {
    throw new RejectedError(`The key “${key}” is none that you may take back.`);
  }
  return key;
}
