import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Ask whether something that is off shall be turned on. */
export async function askToEnable(
  text: { title: string; body: string; accept: string },
  trans: TranslationBundle
): Promise<boolean> {
  const { button } = await showDialog({
    title: text.title,
    body: text.body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: text.accept })
    ]
  });
  return button.accept;
}
