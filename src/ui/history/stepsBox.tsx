import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';
import type { FirstRun } from './firstRun';
import type { HistoryModel } from './historyModel';
import type { PanelActions } from './panelActions';
import { StepsCard } from './stepsCard';

type StepsBoxProps = {
  model: HistoryModel;
  firstRun: FirstRun;
  actions: PanelActions;
  lead: string;
  trans: TranslationBundle;
};

/** The first steps, if they are to be shown. */
export function StepsBox(props: StepsBoxProps): JSX.Element | null {
  const { model, firstRun, actions, lead, trans } = props;
  if (!firstRun.shown) {
    return null;
  }
  return (
    <StepsCard
      steps={firstRun.shown}
      lead={lead}
      takesKeys={model.settings.credentials.provider === 'prompt'}
      takeFocus={firstRun.takeFocus}
      act={action => actions.act(action)}
      close={() => firstRun.close()}
      trans={trans}
    />
  );
}
