import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';

/** Saves that are only in this browser, and the contents paths of their files. */
export type Unarchived = { saves: number; paths: string[] };

/** What to do: `retry` and `settings` save first what would be lost. */
export type ClearAnswer = 'clear' | 'retry' | 'settings' | 'cancel';

/** More names would make the dialog longer than the screen. */
const MOST_NAMES = 5;

/** Ask whether all that this browser keeps shall go. What would be lost is said first. */
export async function askToClear(
  unarchived: Unarchived,
  isBucketSet: boolean,
  trans: TranslationBundle
): Promise<ClearAnswer> {
  const cancel = Dialog.cancelButton({ label: trans.__('Cancel') });
  const clear = { actions: ['clear'] };
  const first = isBucketSet
    ? { label: trans.__('Retry Uploads'), actions: ['retry'] }
    : { label: trans.__('Set Up a Bucket…'), actions: ['settings'] };
  const { button } = await showDialog({
    title: trans.__('Clear local data?'),
    body: <ClearBody {...unarchived} trans={trans} />,
    buttons: unarchived.saves
      ? [
          cancel,
          Dialog.warnButton({ ...clear, label: trans.__('Clear Everything') }),
          Dialog.okButton(first)
        ]
      : [cancel, Dialog.okButton({ ...clear, label: trans.__('Clear') })],
    // Nothing is lost by a key that was meant for something else.
    ...(unarchived.saves ? { defaultButton: 2 } : {})
  });
  return (button.actions[0] as ClearAnswer | undefined) ?? 'cancel';
}

type ClearBodyProps = Unarchived & { trans: TranslationBundle };

function ClearBody({ saves, paths, trans }: ClearBodyProps): JSX.Element {
  const notebooks = trans._n('%1 notebook', '%1 notebooks', paths.length);
  return (
    <div className="jp-Bookstore-clear">
      {saves > 0 && (
        <>
          <p>
            {trans._n(
              '%1 save of %2 is only in this browser and would be lost:',
              '%1 saves of %2 are only in this browser and would be lost:',
              saves,
              notebooks
            )}
          </p>
          <ul>
            {paths.slice(0, MOST_NAMES).map(path => (
              <li key={path}>{path}</li>
            ))}
            {paths.length > MOST_NAMES && (
              <li>{trans.__('and %1 more', paths.length - MOST_NAMES)}</li>
            )}
          </ul>
        </>
      )}
      <p>
        {trans.__(
          'This removes keys from the memory of this tab, also those that you entered, and from this browser: local history, what waits for upload, files as they were before their first save, and what is known of archived versions.'
        )}
      </p>
      <p>{trans.__('Your files, your settings and the versions in the bucket stay.')}</p>
    </div>
  );
}
