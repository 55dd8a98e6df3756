import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, useState } from 'react';

type FixBoxProps = {
  /** Of the check. */
  label: string;
  fix: string;
  trans: TranslationBundle;
};

/** What to paste, with a button that copies it. */
export function FixBox({ label, fix, trans }: FixBoxProps): JSX.Element {
  const [copied, setCopied] = useState('');
  const isCopied = copied === fix;
  return (
    <div className="jp-Bookstore-setupFix">
      <pre tabIndex={0} aria-label={trans.__('Fix for %1', label)}>
        {fix}
      </pre>
      <button
        type="button"
        className="jp-mod-styled jp-mod-minimal"
        aria-label={trans.__('Copy the fix for %1', label)}
        onClick={() => {
          Clipboard.copyToSystem(fix);
          setCopied(fix);
        }}
      >
        {isCopied ? trans.__('Copied') : trans.__('Copy')}
      </button>
      <span className="jp-Bookstore-spoken" role="status">
        {isCopied && trans.__('Copied')}
      </span>
    </div>
  );
}
