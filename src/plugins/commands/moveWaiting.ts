import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import { moveStranded, strandedSaves, type Stranded } from '../../archive/moveStranded';
import { describeTarget } from '../../model/describeTarget';
import type { Target } from '../../model/target';
import { requireBucket } from './advance';
import type { VersionCommandParts } from './parts';

/**
 * `bookstore:move-waiting`: send what waits for a place that may not be written where saves go now.
 * @param args.confirmed - Ask nothing.
 */
export async function moveWaiting(
  parts: VersionCommandParts,
  { confirmed }: { confirmed?: boolean }
): Promise<{ moved: number } | null> {
  const { bookstore, trans } = parts;
  await bookstore.targetKnown();
  const target = await requireBucket(bookstore);
  const stranded = await strandedSaves(bookstore.outbox, target);
  if (stranded.length === 0) {
    Notification.info(trans.__('No save waits for a place that may not be written.'));
    return { moved: 0 };
  }
  if (confirmed !== true && !(await ask(parts, stranded, target))) {
    return null;
  }
  return { moved: await moveStranded(bookstore.outbox, target) };
}

async function ask(
  { trans }: VersionCommandParts,
  stranded: Stranded[],
  target: Target
): Promise<boolean> {
  const count = stranded.reduce((sum, { rows }) => sum + rows.length, 0);
  const places = new Set(stranded.map(({ from }) => describeTarget(from)));
  const { button } = await showDialog({
    title: trans._n('Move %1 waiting save?', 'Move %1 waiting saves?', count),
    body: trans.__(
      'They wait for %1, where you may not write. They become versions in %2 instead, in the same order. What was archived before stays where it is.',
      [...places].join(', '),
      describeTarget(target)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Let Them Wait') }),
      Dialog.okButton({ label: trans.__('Move') })
    ]
  });
  return button.accept;
}
