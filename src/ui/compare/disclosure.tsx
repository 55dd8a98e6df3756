import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import { type JSX, type ReactNode, useState } from 'react';

type DisclosureProps = { label: string; children: () => ReactNode; className?: string };

/** Something that is shown on demand, and not made before. */
export function Disclosure({ label, children, className = '' }: DisclosureProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const Caret = isOpen ? caretDownIcon : caretRightIcon;
  return (
    <div className={`jp-Bookstore-compareFold ${className}`}>
      <button
        type="button"
        className="jp-Bookstore-compareFoldButton"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <Caret.react tag="span" width="14px" height="14px" />
      </button>
      {isOpen && children()}
    </div>
  );
}
