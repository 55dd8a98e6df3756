import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { ReferenceKind, TemporaryLink } from '../model/reference';
import { TemporaryLinkSection } from './temporaryLinkSection';

type Reference = { kind: ReferenceKind; text: string };

/**
 * Show texts, each with a button to copy it. Resolves when the dialog is closed.
 * @param makeLink - Signs a link that lasts so many seconds.
 */
export async function offerReferences(
  references: Reference[],
  copy: (text: string) => void,
  makeLink: (seconds: number) => Promise<TemporaryLink>,
  trans: TranslationBundle
): Promise<void> {
  await showDialog({
    title: trans.__('Copy a reference to this version'),
    body: new ReferenceList(references, copy, makeLink, trans),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })],
    focusNodeSelector: 'button'
  });
}

class ReferenceList extends ReactWidget {
  constructor(
    private readonly references: Reference[],
    private readonly copy: (text: string) => void,
    private readonly makeLink: (seconds: number) => Promise<TemporaryLink>,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Bookstore-references');
  }

  handleEvent(event: KeyboardEvent): void {
    const { activeElement } = document;
    if (event.key === 'Enter' && this.node.contains(activeElement)) {
      // Lab's dialog would keep Enter from the buttons inside.
      event.stopPropagation();
    }
  }

  protected override onBeforeAttach(): void {
    document.addEventListener('keydown', this, true);
  }

  protected override onAfterDetach(): void {
    document.removeEventListener('keydown', this, true);
  }

  protected override render(): JSX.Element {
    const { trans, references, copied, copy, makeLink } = this;
    return (
      <>
        {references.map(({ kind, text }) => (
          <section key={kind} aria-label={this.label(kind)}>
            <h3>{this.label(kind)}</h3>
            <button
              type="button"
              className="jp-mod-styled jp-mod-minimal"
              aria-label={trans.__('Copy %1', this.label(kind))}
              onClick={() => this.choose({ kind, text })}
            >
              {copied === kind ? trans.__('Copied') : trans.__('Copy')}
            </button>
            <pre tabIndex={0}>{text}</pre>
          </section>
        ))}
        <TemporaryLinkSection {...{ make: makeLink, copy, trans }} />
        <span className="jp-Bookstore-spoken" role="status">
          {copied && trans.__('%1 copied', this.label(copied))}
        </span>
      </>
    );
  }

  private choose({ kind, text }: Reference): void {
    this.copy(text);
    this.copied = kind;
    this.update();
  }

  private label(kind: ReferenceKind): string {
    const { trans } = this;
    switch (kind) {
      case 's3':
        return trans.__('S3 address');
      case 'link':
        return trans.__('Link into JupyterLab');
      case 'aws':
        return trans.__('AWS command line');
      case 'papermill':
        return trans.__('Papermill');
      case 'boto3':
        return trans.__('Python (boto3)');
    }
  }

  private copied: ReferenceKind | null = null;
}
