import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, checkIcon, circleEmptyIcon, errorIcon } from '@jupyterlab/ui-components';
import { type JSX, type RefObject, useEffect, useRef } from 'react';
import type { FirstStep } from '../../archive/setup/firstSteps';
import type { NoteAction } from './panelNote';
import { nextStep, stepState, stepText, stepTitle } from './stepText';

type StepsCardProps = {
  /** Not all of them are done. */
  steps: FirstStep[];
  /** What is the case meanwhile; may be empty. */
  lead: string;
  /** A person enters the keys. */
  takesKeys: boolean;
  /** Once true, the next step's button has the focus. */
  takeFocus: () => boolean;
  act: (action: NoteAction) => void;
  close: () => void;
  trans: TranslationBundle;
};

/** The steps to a bucket: how far they are, and what to do next. */
export function StepsCard(props: StepsCardProps): JSX.Element {
  const { steps, lead, takesKeys, takeFocus, act, close, trans } = props;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus()) {
      first.current?.querySelector('button')?.focus();
    }
  });
  const next = nextStep(steps);
  return (
    <section className="jp-Bookstore-steps" aria-label={trans.__('First Steps')}>
      {lead && <p>{lead}</p>}
      <ol>
        {steps.map(step => (
          <StepItem
            key={step.id}
            {...{ step, takesKeys, act, trans }}
            buttons={step === next ? first : null}
          />
        ))}
      </ol>
      <button
        type="button"
        className="jp-mod-styled jp-mod-minimal"
        title={trans.__('“More actions” above has “Show First Steps”')}
        onClick={({ currentTarget }) => {
          // It goes, and with it the focus: on to where the steps are found again.
          const panel = currentTarget.closest('.jp-Bookstore-history');
          panel?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus();
          close();
        }}
      >
        {trans.__('Not Now')}
      </button>
    </section>
  );
}

type StepItemProps = {
  step: FirstStep;
  takesKeys: boolean;
  act: (action: NoteAction) => void;
  /** Around its buttons, if it is the next one. */
  buttons: RefObject<HTMLDivElement> | null;
  trans: TranslationBundle;
};

function StepItem({ step, takesKeys, act, buttons, trans }: StepItemProps): JSX.Element {
  const Icon = ICONS[step.state];
  const text = stepText(step, takesKeys, trans);
  return (
    <li data-step={step.id} data-state={step.state} aria-current={buttons ? 'step' : undefined}>
      <Icon.react tag="span" className="jp-Bookstore-stepIcon" width="16px" height="16px" />
      <h3>{stepTitle(step.id, trans)}</h3>
      <span className="jp-Bookstore-stepState">{stepState(step, trans)}</span>
      {buttons && (
        <div className="jp-Bookstore-stepNext" ref={buttons}>
          <p>{text.sentence}</p>
          {text.buttons.map(({ label, action }, index) => (
            <Button
              key={label}
              className={`jp-mod-styled ${index === 0 ? 'jp-mod-accept' : 'jp-mod-minimal'}`}
              onClick={() => act(action)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

const ICONS = { done: checkIcon, open: circleEmptyIcon, failed: errorIcon };
