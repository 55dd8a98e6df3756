import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import type { JSX } from 'react';

type PlainHttpNoteProps = { close: () => void; trans: TranslationBundle };

/** What is missing in a page that came over plain http. @see https://w3c.github.io/webappsec-secure-contexts/ */
export function PlainHttpNote({ close, trans }: PlainHttpNoteProps): JSX.Element {
  return (
    <div
      className="jp-Bookstore-historyNote jp-Bookstore-plainHttp"
      role="note"
      aria-label={trans.__('Plain http')}
    >
      <p>
        {trans.__(
          'This page came over plain http: whoever stands between can read notebooks and keys. Saves are archived all the same; large ones take longer. Ask for https.'
        )}
      </p>
      <Button className="jp-mod-styled jp-mod-reject" onClick={close}>
        {trans.__('Understood')}
      </Button>
    </div>
  );
}
