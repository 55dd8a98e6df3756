import { Button, ellipsesIcon, refreshIcon } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { StatusText } from '../statusText';

type PanelHeaderProps = {
  name: string;
  status: StatusText | null;
  /** Where the versions are. */
  place: string;
  trans: TranslationBundle;
  refresh: () => void;
  openMenu: (x: number, y: number) => void;
};

/** Which file it is, and how its archiving is doing. */
export function PanelHeader(props: PanelHeaderProps): JSX.Element {
  const { name, status, place, trans, refresh, openMenu } = props;
  return (
    <div className="jp-Bookstore-historyHeader">
      <div className="jp-Bookstore-historyName">
        <h2 title={name} dir="auto">
          {name}
        </h2>
        <Button
          minimal
          small
          title={trans.__('Refresh')}
          aria-label={trans.__('Refresh')}
          onClick={refresh}
        >
          <refreshIcon.react tag="span" width="16px" height="16px" />
        </Button>
        <Button
          minimal
          small
          title={trans.__('More actions')}
          aria-label={trans.__('More actions')}
          aria-haspopup="menu"
          onClick={event => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            openMenu(left, bottom);
          }}
        >
          <ellipsesIcon.react tag="span" width="16px" height="16px" />
        </Button>
      </div>
      {status && (
        <div
          className="jp-Bookstore-historyStatus"
          title={[status.caption, place].filter(Boolean).join('\n')}
        >
          <span className="jp-Bookstore-statusDot" data-tone={status.tone} aria-hidden />
          <span>{place ? `${status.label} · ${place}` : status.label}</span>
        </div>
      )}
    </div>
  );
}
