import type { TranslationBundle } from '@jupyterlab/translation';
import { type ClipboardEvent, type JSX, useEffect, useRef, useState } from 'react';
import type { Credentials } from '../model/credentials';
import { readPasted } from '../model/pastedCredentials';
import { keysVerdict } from './keysVerdict';

type CredentialsFormProps = {
  bucket: string;
  trans: TranslationBundle;
  /** Told after each change: keys, or `null` while they are not whole. */
  onKeys: (keys: Credentials | null) => void;
};

/** Fields for keys. React is told nothing of them: it would write them into the page's markup. */
export function CredentialsForm({ bucket, trans, onKeys }: CredentialsFormProps): JSX.Element {
  const form = useRef<HTMLDivElement>(null);
  const [verdict, setVerdict] = useState(keysVerdict(null, trans));
  const tell = () => form.current!.dispatchEvent(new Event('input', { bubbles: true }));
  // Lab looks for empty fields after a change only.
  useEffect(() => void tell(), []);
  const onInput = () => {
    const keys = keysIn(form.current!);
    onKeys(keys);
    setVerdict(keysVerdict(keys, trans));
  };
  const onPaste = (event: ClipboardEvent) => {
    const keys = readPasted(event.clipboardData.getData('text'));
    if (keys) {
      event.preventDefault();
      fill(form.current!, keys);
      tell();
    }
  };
  return (
    <div
      className="jp-Bookstore-form jp-Bookstore-keys"
      ref={form}
      onInput={onInput}
      onPaste={onPaste}
    >
      <p>
        {bucket && trans.__('Keys for the bucket “%1”.', bucket)}{' '}
        {trans.__(
          'They stay in the memory of this tab until you close or reload it. Paste shell lines, a part of a credentials file, or JSON into any field to fill all of them.'
        )}
      </p>
      <Field name="accessKeyId" label={trans.__('Access key ID')} required />
      <Field name="secretAccessKey" label={trans.__('Secret access key')} secret required />
      <Field name="sessionToken" label={trans.__('Session token')} secret />
      <Field name="expiresAt" label={trans.__('Good until (optional)')} type="datetime-local" />
      <p className="jp-Bookstore-keysVerdict" data-look={verdict.look} aria-live="polite">
        {verdict.words}
      </p>
    </div>
  );
}

type FieldProps = {
  name: keyof Credentials;
  label: string;
  type?: string;
  secret?: boolean;
  required?: boolean;
};

function Field({ name, label, type = 'text', secret, required }: FieldProps): JSX.Element {
  return (
    <label>
      {label}
      <input
        className="jp-mod-styled"
        name={name}
        type={secret ? 'password' : type}
        required={required}
        step={type === 'text' ? undefined : 1}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </label>
  );
}

function inputOf(form: Element, name: keyof Credentials): HTMLInputElement {
  return form.querySelector(`input[name=${name}]`)!;
}

function keysIn(form: Element): Credentials | null {
  const text = (name: keyof Credentials) => inputOf(form, name).value.trim();
  const accessKeyId = text('accessKeyId');
  const secretAccessKey = text('secretAccessKey');
  if (!accessKeyId || !secretAccessKey) {
    return null;
  }
  const sessionToken = text('sessionToken');
  // Without a zone, a date and time are those of this computer.
  const expiresAt = text('expiresAt') ? Date.parse(text('expiresAt')) : null;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), expiresAt };
}

function fill(form: Element, { expiresAt, ...texts }: Credentials): void {
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const) {
    inputOf(form, name).value = texts[name] ?? '';
  }
  inputOf(form, 'expiresAt').value = expiresAt === null ? '' : localTime(new Date(expiresAt));
}

/** As the field for a date and time takes it: by this computer's clock, to the second. */
function localTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}
