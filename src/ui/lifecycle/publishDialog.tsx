import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { StageFacts } from './stageFacts';

/** What is to be known before a version is published. */
export type PublishFacts = {
  name: string;
  /** “14:02 by ana” */
  source: string;
  /** `s3://bucket/published/…` */
  target: string;
  /** What stands there now, in words; `null` for nothing. */
  standing: string | null;
  /** It is the very version that is to be published. */
  isSame: boolean;
  /** What differs from what stands there, in words. */
  difference: () => Promise<string>;
  /** Said first: what happened since the dialog was last shown. */
  warning: string | null;
};

/**
 * Ask whether to publish.
 * @returns The note, empty for none; `null` if the person does not want to.
 */
export async function askToPublish(
  facts: PublishFacts,
  trans: TranslationBundle
): Promise<string | null> {
  const { button, value } = await showDialog({
    title: trans.__('Publish “%1”?', facts.name),
    body: new PublishBody(facts, trans),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Publish') })
    ],
    focusNodeSelector: 'input'
  });
  return button.accept ? (value ?? '') : null;
}

class PublishBody extends ReactWidget implements Dialog.IBodyWidget<string> {
  constructor(
    private readonly facts: PublishFacts,
    private readonly trans: TranslationBundle
  ) {
    super();
  }

  getValue(): string {
    return this.note;
  }

  protected override render(): JSX.Element {
    const setNote = (note: string) => (this.note = note);
    return <PublishForm {...{ facts: this.facts, trans: this.trans, setNote }} />;
  }

  private note = '';
}

type PublishFormProps = {
  facts: PublishFacts;
  trans: TranslationBundle;
  setNote: (note: string) => void;
};

function PublishForm({ facts, trans, setNote }: PublishFormProps): JSX.Element {
  const { source, target, standing, isSame, warning } = facts;
  const changes: [string, ReactNode] = [
    trans.__('What changes'),
    isSame ? trans.__('Nothing: it is this version') : <Difference {...{ facts, trans }} />
  ];
  return (
    <div className="jp-Bookstore-form">
      <StageFacts
        warning={warning}
        facts={[
          [trans.__('Version'), source],
          [trans.__('Goes to'), target],
          [trans.__('Published now'), standing ?? trans.__('Nothing yet')],
          ...(standing ? [changes] : [])
        ]}
      />
      <label>
        {trans.__('Note for readers (optional)')}
        <input
          className="jp-mod-styled"
          type="text"
          maxLength={500}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

function Difference({ facts, trans }: { facts: PublishFacts; trans: TranslationBundle }) {
  const [text, setText] = useState(trans.__('Comparing…'));
  useEffect(() => {
    let isShown = true;
    facts
      .difference()
      .catch(({ message }: Error) => message)
      .then(text => isShown && setText(text))
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [facts]);
  return <span aria-live="polite">{text}</span>;
}
