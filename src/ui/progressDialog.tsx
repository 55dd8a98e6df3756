import { Dialog, ReactWidget } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';

/** Says how far something is, and lets it be cancelled. */
export class ProgressDialog {
  constructor(title: string, trans: TranslationBundle) {
    this.body = new ProgressBody(trans);
    this.dialog = new Dialog({
      title,
      body: this.body,
      buttons: [Dialog.cancelButton({ label: trans.__('Cancel') })]
    });
    // When it is closed all is done, and nobody listens any more.
    void this.dialog.launch().then(() => this.cancelling.abort());
  }

  /** Aborted when the person cancels. */
  get signal(): AbortSignal {
    return this.cancelling.signal;
  }

  /** @param total - `null` while it is being counted. */
  show(done: number, total: number | null): void {
    this.body.say(done, total);
  }

  close(): void {
    if (!this.dialog.isDisposed) {
      this.dialog.resolve(0);
    }
  }

  private readonly cancelling = new AbortController();
  private readonly dialog: Dialog<unknown>;
  private readonly body: ProgressBody;
}

class ProgressBody extends ReactWidget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-Bookstore-progress');
  }

  say(done: number, total: number | null): void {
    this.done = done;
    this.total = total;
    this.update();
  }

  protected override render(): JSX.Element {
    const { trans, done, total } = this;
    const text =
      total === null
        ? trans._n('%1 version found…', '%1 versions found…', done)
        : trans._n('%2 of %1 version', '%2 of %1 versions', total, done);
    return (
      <>
        <progress aria-label={text} {...(total === null ? {} : { value: done, max: total })} />
        <span>{text}</span>
      </>
    );
  }

  private done = 0;
  private total: number | null = null;
}
