import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';
import type { Credentials } from '../model/credentials';
import { CredentialsForm } from './credentialsForm';

/**
 * Ask for keys; `null` if the person has none. Lab's dialog takes no answer while a field that is
 * required is empty.
 */
export async function askForCredentials(
  bucket: string,
  trans: TranslationBundle
): Promise<Credentials | null> {
  const { button, value } = await showDialog({
    title: trans.__('Enter Credentials'),
    body: new CredentialsBody(bucket, trans),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Use These Keys') })
    ],
    focusNodeSelector: 'input'
  });
  return button.accept ? value : null;
}

class CredentialsBody extends ReactWidget implements Dialog.IBodyWidget<Credentials | null> {
  constructor(
    private readonly bucket: string,
    private readonly trans: TranslationBundle
  ) {
    super();
  }

  getValue(): Credentials | null {
    return this.keys;
  }

  protected override render(): JSX.Element {
    const { bucket, trans } = this;
    return <CredentialsForm {...{ bucket, trans }} onKeys={keys => (this.keys = keys)} />;
  }

  private keys: Credentials | null = null;
}
