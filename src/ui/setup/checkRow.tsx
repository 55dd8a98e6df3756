import type { TranslationBundle } from '@jupyterlab/translation';
import { checkIcon, circleEmptyIcon, errorIcon, infoIcon } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { SetupCheckId } from '../../model/errors';
import type { CheckResult, CheckStatus } from '../../model/setupCheck';
import { checkLabel } from './checkLabel';
import { FixBox } from './fixBox';

type CheckRowProps = {
  id: SetupCheckId;
  /** `null` while nobody knows. */
  result: CheckResult | null;
  /** It is being tried. */
  isCurrent: boolean;
  trans: TranslationBundle;
};

/** One check: what it is about, what was found, and what to do. */
export function CheckRow({ id, result, isCurrent, trans }: CheckRowProps): JSX.Element {
  const Icon = result ? ICONS[result.status] : circleEmptyIcon;
  const label = checkLabel(id, trans);
  return (
    <li data-check={id} data-status={result?.status ?? (isCurrent ? 'current' : 'waiting')}>
      <Icon.react tag="span" className="jp-Bookstore-setupIcon" width="16px" height="16px" />
      <span className="jp-Bookstore-setupStatus">
        {result ? word(result.status, trans) : isCurrent ? trans.__('checking…') : ''}
      </span>
      <h3>{label}</h3>
      {result && <p>{result.reason}</p>}
      {result?.fix && <FixBox label={label} fix={result.fix} trans={trans} />}
    </li>
  );
}

const ICONS = { pass: checkIcon, fail: errorIcon, unknown: infoIcon };

function word(status: CheckStatus, trans: TranslationBundle): string {
  switch (status) {
    case 'pass':
      return trans.__('pass');
    case 'fail':
      return trans.__('fail');
    case 'unknown':
      return trans.__('unknown');
  }
}
