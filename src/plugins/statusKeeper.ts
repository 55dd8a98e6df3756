import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { IDisposable } from '@lumino/disposable';
import type { Status } from '../archive/status';
import { part } from '../model/part';
import type { Selection } from '../model/selection';
import type { IBookstore } from '../tokens';
import { coalesce } from '../ui/coalesce';
import { Notice } from '../ui/notice';
import type { StatusModel } from '../ui/statusItem';
import { fileStatusText } from '../ui/statusText';

type KeeperParts = {
  bookstore: IBookstore;
  commands: CommandRegistry;
  lab: ILabStatus | null;
  model: StatusModel;
  shell: JupyterFrontEnd.IShell;
  trans: TranslationBundle;
};

/** Nobody sees it, and an upload has the outbox to itself meanwhile. */
const REST_MS = 50;

/** Keeps status item, notices and the question before closing up to date. */
export class StatusKeeper {
  constructor(private readonly parts: KeeperParts) {}

  start(): void {
    const { bookstore, shell } = this.parts;
    const refresh = coalesce(() => this.refresh(), REST_MS);
    bookstore.statusChanged.connect(() => {
      this.guardPending();
      refresh();
    });
    bookstore.failed.connect((_, error) => this.tellFailure(error));
    shell.currentChanged?.connect(refresh);
    void bookstore.ready.then(refresh);
  }

  private async refresh(): Promise<void> {
    const { bookstore, model, trans } = this.parts;
    try {
      const status = await bookstore.status();
      const file = { selection: this.selection, archivedAt: await this.archivedAt() };
      model.text = fileStatusText(status, file, trans);
      this.guardClosing(status);
      await this.tellPause(status);
    } catch (error) {
      this.tellFailure(error as Error);
    }
  }

  /** When the newest archived save of the document in front was made. */
  private async archivedAt(): Promise<Date | null> {
    const path = this.pathInFront;
    const place = path === undefined ? null : this.placeOf(path);
    return place && this.parts.bookstore.newest.at(place);
  }

  private get selection(): Selection {
    const path = this.pathInFront;
    return path === undefined ? 'not-meant' : this.parts.bookstore.selectionOf(path);
  }

  private get pathInFront(): string | undefined {
    const { currentWidget } = this.parts.shell;
    return (currentWidget as Partial<IDocumentWidget> | null)?.context?.path;
  }

  private placeOf(path: string) {
    try {
      return this.parts.bookstore.placeOf(path);
    } catch {
      // Said when it was saved.
      return null;
    }
  }

  private async tellPause(status: Status): Promise<void> {
    if (status.kind !== 'paused') {
      this.pausedFor = '';
      return this.pause.clear();
    }
    // The number changes with every save: only the reason is news.
    const reason = JSON.stringify([status.error.message, status.isStranded]);
    if (reason !== this.pausedFor) {
      const { pauseNotice } = await part(import('./pauseNotice'));
      this.pausedFor = reason;
      this.pause.show(pauseNotice(status, this.parts));
    }
  }

  private tellFailure({ message }: Error): void {
    this.failure.show({ message, type: 'error', actions: [] });
  }

  /** Ask before the page is closed while saves wait for a bucket, or are not even durable. */
  private guardClosing({ kind, waiting }: Status): void {
    this.guardPending();
    if (kind !== 'local' && waiting > 0) {
      this.dirty ??= this.parts.lab?.setDirty();
    } else if (this.parts.bookstore.capture.pending === 0) {
      this.dirty?.dispose();
      this.dirty = undefined;
    }
  }

  private guardPending(): void {
    if (this.parts.bookstore.capture.pending > 0) {
      this.dirty ??= this.parts.lab?.setDirty();
    }
  }

  private dirty: IDisposable | undefined;
  private pausedFor = '';
  private readonly pause = new Notice();
  private readonly failure = new Notice();
}
