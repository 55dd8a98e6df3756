import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { showable } from '../model/showable';

export type AskedLink = { bucket: string; key: string; versionId: string | null };

/** Ask whether the version that a link names shall be opened. */
export async function askToOpen(link: AskedLink, trans: TranslationBundle): Promise<boolean> {
  const facts: [name: string, value: string][] = [
    [trans.__('Bucket'), link.bucket],
    [trans.__('Key'), link.key],
    [trans.__('Version'), link.versionId ?? trans.__('the newest')]
  ];
  const { button } = await showDialog({
    title: trans.__('Open the version that a link names?'),
    body: (
      <div className="jp-Bookstore-facts">
        <p>
          {trans.__(
            'It opens read-only, and runs nothing. Open it if you know who sent you the link.'
          )}
        </p>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{showable(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Open') })
    ]
  });
  return button.accept;
}
