import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import { CHECK_FOLDER, SETUP_CHECKS } from '../../model/setupCheck';
import { CheckRow } from './checkRow';
import type { SetupModel } from './setupModel';

type SetupViewProps = { model: SetupModel; trans: TranslationBundle };

/** What is checked, how far that is, and every check on a line. */
export function SetupView({ model, trans }: SetupViewProps): JSX.Element {
  const { place, results, isRunning } = model;
  const folder = [place.workspacePrefix, CHECK_FOLDER].filter(Boolean).join('/');
  const current = isRunning ? SETUP_CHECKS.find(id => !results.has(id)) : undefined;
  const facts = [
    [trans.__('Bucket'), place.bucket || trans.__('None is set')],
    [trans.__('Endpoint'), place.endpoint],
    [trans.__('This page'), place.origin]
  ];
  return (
    <div className="jp-Bookstore-setup" role="region" aria-label={trans.__('Check Set-Up')}>
      <div className="jp-Bookstore-setupHeader">
        <div className="jp-Bookstore-setupTitle">
          <h2>{trans.__('Check Set-Up')}</h2>
          <Button
            className="jp-mod-styled jp-mod-accept"
            aria-disabled={isRunning}
            onClick={() => void model.check()}
          >
            {isRunning ? trans.__('Checking…') : trans.__('Check Again')}
          </Button>
        </div>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{trans.__('It writes only under %1/ and leaves what it wrote there.', folder)}</p>
        <progress
          max={SETUP_CHECKS.length}
          value={results.size}
          aria-label={trans.__('Checks done')}
          hidden={!isRunning}
        />
        <p className="jp-Bookstore-setupSummary" role="status">
          {summary(model, trans)}
        </p>
      </div>
      <ul aria-label={trans.__('Checks')}>
        {SETUP_CHECKS.map(id => (
          <CheckRow
            key={id}
            id={id}
            result={results.get(id) ?? null}
            isCurrent={id === current}
            trans={trans}
          />
        ))}
      </ul>
    </div>
  );
}

function summary({ results, isRunning }: SetupModel, trans: TranslationBundle): string {
  if (isRunning) {
    return trans.__('%1 of %2 checks done', results.size, SETUP_CHECKS.length);
  }
  const count = (status: string) =>
    [...results.values()].filter(result => result.status === status).length;
  const [failed, unknown] = [count('fail'), count('unknown')];
  if (failed > 0) {
    return trans._n(
      '%1 check failed: see its fix below.',
      '%1 checks failed: see the fixes below.',
      failed
    );
  }
  return unknown > 0
    ? trans._n(
        'Nothing is wrong; %1 check could not tell.',
        'Nothing is wrong; %1 checks could not tell.',
        unknown
      )
    : trans.__('All is well.');
}
