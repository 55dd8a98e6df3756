import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';

export type NameQuestion = {
  title: string;
  okLabel: string;
  /** What the field is for, or why what was typed does not fit. */
  label: string;
  /** What stands in it at first. */
  text: string;
};

/** Ask for a name; `null` if the person does not want to. */
export async function askForName(
  question: NameQuestion,
  trans: TranslationBundle
): Promise<string | null> {
  const { button, value } = await showDialog({
    title: question.title,
    body: new NameBody(question),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: question.okLabel })
    ],
    focusNodeSelector: 'input'
  });
  return button.accept ? (value ?? '') : null;
}

/** A field as wide as its dialog: names are sentences. */
class NameBody extends ReactWidget implements Dialog.IBodyWidget<string> {
  constructor(private readonly question: NameQuestion) {
    super();
    this.name = question.text;
  }

  getValue(): string {
    return this.name;
  }

  protected override render(): JSX.Element {
    const { label, text } = this.question;
    return (
      <div className="jp-Bookstore-form">
        <label>
          {label}
          <input
            className="jp-mod-styled"
            type="text"
            defaultValue={text}
            onFocus={event => event.currentTarget.select()}
            onChange={event => (this.name = event.currentTarget.value)}
          />
        </label>
      </div>
    );
  }

  private name: string;
}
