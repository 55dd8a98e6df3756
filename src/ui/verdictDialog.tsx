import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Digests, Verdict } from '../model/comparison';
import { lastPart } from '../model/key';
import { showable } from '../model/showable';

type Compared = {
  key: string;
  digests: Digests;
  verdict: Verdict;
  /** It is only in this browser. */
  isLocal: boolean;
};

/** Say what was compared, and what came of it. */
export async function showVerdict(compared: Compared, trans: TranslationBundle): Promise<void> {
  const { digests, verdict, isLocal } = compared;
  const { read, recorded, stored } = digests;
  const none = trans.__('none');
  const facts: [name: string, digest: string | null][] = [
    [isLocal ? trans.__('Of the bytes kept here') : trans.__('Of the bytes just downloaded'), read],
    [trans.__('Recorded by the save'), recorded],
    ...(isLocal ? [] : [[trans.__('Kept by the store'), stored] as [string, string | null]])
  ];
  await showDialog({
    title: title(compared, trans),
    body: (
      <div className="jp-Bookstore-facts" data-verdict={verdict}>
        <p>{explain(compared, trans)}</p>
        <dl>
          {facts.map(([name, digest]) => (
            <div key={name} data-different={digest !== null && digest.toLowerCase() !== read}>
              <dt>{name}</dt>
              <dd>{digest === null ? none : showable(digest)}</dd>
            </div>
          ))}
        </dl>
      </div>
    ),
    buttons: [
      verdict === 'different'
        ? Dialog.warnButton({ label: trans.__('Close') })
        : Dialog.okButton({ label: trans.__('Close') })
    ]
  });
}

function title({ key, verdict }: Compared, trans: TranslationBundle): string {
  const name = lastPart(key);
  switch (verdict) {
    case 'same':
      return trans.__('“%1” is what was saved', name);
    case 'different':
      return trans.__('“%1” is not what was saved', name);
    case 'unknown':
      return trans.__('“%1” cannot be verified', name);
  }
}

function explain({ digests, verdict, isLocal }: Compared, trans: TranslationBundle): string {
  const { recorded, stored } = digests;
  if (verdict === 'different') {
    return trans.__('The SHA-256 checksums of this version differ. Do not rely on its bytes.');
  }
  if (verdict === 'unknown') {
    return trans.__(
      'Another tool wrote this version and recorded no SHA-256 checksum, and the store keeps none: there is nothing to compare its bytes with.'
    );
  }
  if (isLocal) {
    return trans.__('The bytes in this browser have the SHA-256 checksum that the save recorded.');
  }
  if (recorded === null) {
    return trans.__(
      'The bytes have the SHA-256 checksum that the store keeps. Another tool wrote this version and recorded none.'
    );
  }
  return stored === null
    ? trans.__('The bytes have the SHA-256 checksum that the save recorded. The store keeps none.')
    : trans.__('The bytes have the SHA-256 checksum that the save recorded and the store keeps.');
}
