import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, useState } from 'react';
import { readParameters, unknownParameters } from '../../model/parameters';
import { readSchedule } from '../../model/schedule';
import { dayAndTime } from '../dayAndTime';
import { StageFacts } from './stageFacts';

export type ScheduleFacts = {
  name: string;
  source: string;
  target: string;
  /** What is scheduled now, in words; `null` for nothing. */
  standing: string | null;
  /** What was scheduled before, to begin with. */
  cron: string;
  parameters: string;
  /** Names in the notebook's parameters cell; `null` if it has none. */
  names: string[] | null;
  warning: string | null;
};

/** What a person wants to be run. */
export type ScheduleAnswer = { cron: string; parameters: string };

/** Ask when and with what to run; `null` if the person does not want to. */
export async function askToSchedule(
  facts: ScheduleFacts,
  trans: TranslationBundle
): Promise<ScheduleAnswer | null> {
  const { button, value } = await showDialog({
    title: trans.__('Schedule “%1”?', facts.name),
    body: new ScheduleBody(facts, trans),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Schedule') })
    ],
    focusNodeSelector: 'input'
  });
  return button.accept ? value : null;
}

class ScheduleBody extends ReactWidget implements Dialog.IBodyWidget<ScheduleAnswer> {
  constructor(
    private readonly facts: ScheduleFacts,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.answer = { cron: facts.cron, parameters: facts.parameters };
  }

  getValue(): ScheduleAnswer {
    return this.answer;
  }

  protected override render(): JSX.Element {
    const { facts, trans, answer } = this;
    const change = (change: Partial<ScheduleAnswer>) =>
      (this.answer = { ...this.answer, ...change });
    return <ScheduleForm {...{ facts, trans, answer, change }} />;
  }

  private answer: ScheduleAnswer;
}

type ScheduleFormProps = {
  facts: ScheduleFacts;
  trans: TranslationBundle;
  answer: ScheduleAnswer;
  /** Returns the answer as it is then. */
  change: (change: Partial<ScheduleAnswer>) => ScheduleAnswer;
};

function ScheduleForm({ facts, trans, answer, change }: ScheduleFormProps): JSX.Element {
  const { source, target, standing, names, warning } = facts;
  const [{ cron, parameters }, set] = useState(answer);
  return (
    <div className="jp-Bookstore-form">
      <StageFacts
        warning={warning}
        facts={[
          [trans.__('Version'), source],
          [trans.__('Goes to'), target],
          [trans.__('Scheduled now'), standing ?? trans.__('Nothing yet')]
        ]}
      />
      <label>
        {trans.__('When, as a cron expression in UTC (optional)')}
        <input
          className="jp-mod-styled"
          type="text"
          value={cron}
          placeholder="0 6 * * 1-5"
          spellCheck={false}
          onChange={event => set(change({ cron: event.currentTarget.value }))}
        />
        <When cron={cron} trans={trans} />
      </label>
      <label>
        {trans.__('Parameters, as JSON (optional)')}
        <textarea
          className="jp-mod-styled"
          rows={4}
          value={parameters}
          placeholder={names?.length ? `{"${names[0]}": …}` : '{}'}
          spellCheck={false}
          onChange={event => set(change({ parameters: event.currentTarget.value }))}
        />
        <WithWhat {...{ parameters, names, trans }} />
      </label>
    </div>
  );
}

/** A schedule in words, with its next runs. */
function When({ cron, trans }: { cron: string; trans: TranslationBundle }): JSX.Element {
  if (cron.trim() === '') {
    return <Hint>{trans.__('Without one, the scheduler decides when to run it.')}</Hint>;
  }
  try {
    const { words, next } = readSchedule(cron, new Date());
    const runs = next.map(dayAndTime).join(' · ');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return (
      <Hint>{trans.__('%1, UTC. Next, in your time zone (%2): %3', words, timeZone, runs)}</Hint>
    );
  } catch (error) {
    return <Hint isWrong>{(error as Error).message}</Hint>;
  }
}

type WithWhatProps = { parameters: string; names: string[] | null; trans: TranslationBundle };

/** Whether parameters can be read, and whether the notebook knows them. */
function WithWhat({ parameters, names, trans }: WithWhatProps): JSX.Element {
  try {
    const unknown = unknownParameters(readParameters(parameters), names);
    if (unknown.length > 0) {
      return (
        <Hint isWrong>
          {trans.__(
            'The notebook has no parameter %1.',
            unknown.map(name => `“${name}”`).join(', ')
          )}
        </Hint>
      );
    }
    return (
      <Hint>
        {names
          ? trans.__('The notebook takes: %1', names.join(', ') || '–')
          : trans.__(
              'The notebook has no cell tagged “parameters”; values are put before its first cell.'
            )}
      </Hint>
    );
  } catch (error) {
    return <Hint isWrong>{(error as Error).message}</Hint>;
  }
}

function Hint({ isWrong = false, children }: { isWrong?: boolean; children: string }): JSX.Element {
  return (
    <span className="jp-Bookstore-formHint" data-wrong={isWrong || undefined} aria-live="polite">
      {children}
    </span>
  );
}
