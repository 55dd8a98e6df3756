import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { describeTarget } from '../model/describeTarget';
import type { Target } from '../model/target';

/** Ask whether saves shall go elsewhere from now on. */
export async function confirmTarget(
  trans: TranslationBundle,
  next: Target,
  current: Target
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Archive to another bucket?'),
    body: trans.__(
      'From now on your saves go to %1 instead of %2. What waits for the old bucket still goes there.',
      describeTarget(next),
      describeTarget(current)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Keep the Old One') }),
      Dialog.okButton({ label: trans.__('Archive There') })
    ]
  });
  return button.accept;
}
