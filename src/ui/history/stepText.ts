import type { TranslationBundle } from '@jupyterlab/translation';
import type { FirstStep, FirstStepId } from '../../archive/setup/firstSteps';
import type { NoteAction } from './panelNote';

/** What a step says while it is the next one, and where its buttons lead. */
export type StepText = {
  sentence: string;
  /** The first one is what most people want. */
  buttons: { label: string; action: NoteAction }[];
};

export function stepTitle(id: FirstStepId, trans: TranslationBundle): string {
  switch (id) {
    case 'bucket':
      return trans.__('Bucket');
    case 'credentials':
      return trans.__('Credentials');
    case 'check':
      return trans.__('Check');
  }
}

export function stepState({ state }: FirstStep, trans: TranslationBundle): string {
  switch (state) {
    case 'done':
      return trans.__('done');
    case 'open':
      return trans.__('to do');
    case 'failed':
      return trans.__('failed');
  }
}

/** @param takesKeys - A person enters the keys. */
export function stepText(
  { id, state, reason }: FirstStep,
  takesKeys: boolean,
  trans: TranslationBundle
): StepText {
  const isFailed = state === 'failed';
  const settings = { label: trans.__('Open Settings…'), action: 'settings' } as const;
  switch (id) {
    case 'bucket':
      return isFailed
        ? { sentence: reason, buttons: [settings] }
        : {
            sentence: trans.__('Name a bucket that keeps versions, and where it is.'),
            buttons: [{ label: trans.__('Set Up a Bucket…'), action: 'settings' }]
          };
    case 'credentials': {
      const enter = { label: trans.__('Enter Credentials…'), action: 'renew' } as const;
      const sources = { label: trans.__('Other Sources…'), action: 'settings' } as const;
      return {
        sentence: isFailed
          ? reason
          : trans.__('Enter keys of your own, which stay in this tab, or choose another source.'),
        buttons: takesKeys ? [enter, sources] : [settings]
      };
    }
    case 'check':
      return {
        sentence: isFailed ? reason : trans.__('See whether all that archiving needs works.'),
        buttons: [{ label: trans.__('Check Set-Up'), action: 'check' }]
      };
  }
}

/** The first one that failed, or else the first that is to be done. */
export function nextStep(steps: FirstStep[]): FirstStep {
  const failed = steps.find(({ state }) => state === 'failed');
  return failed ?? steps.find(({ state }) => state === 'open') ?? steps.at(-1)!;
}

/** What a screen reader says when another step is next. */
export function spokenStep(steps: FirstStep[], trans: TranslationBundle): string {
  const next = nextStep(steps);
  return trans.__(
    'Step %1 of %2: %3, %4',
    steps.indexOf(next) + 1,
    steps.length,
    stepTitle(next.id, trans),
    stepState(next, trans)
  );
}
