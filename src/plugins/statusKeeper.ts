import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type { Notification } from '@jupyterlab/apputils';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { IDisposable } from '@lumino/disposable';
import type { Status } from '../archive/status';
import type { Selection } from '../model/selection';
import type { IBookstore } from '../tokens';
import { coalesce } from '../ui/coalesce';
import { Notice } from '../ui/notice';
import type { StatusModel } from '../ui/statusItem';
import { elsewhereText, fileStatusText, moveLabel } from '../ui/statusText';
import { CommandIds } from './commandIds';

type KeeperParts = {
  bookstore: IBookstore;
  commands: CommandRegistry;
  lab: ILabStatus | null;
  model: StatusModel;
  shell: JupyterFrontEnd.IShell;
  trans: TranslationBundle;
};

type Paused = Extract<Status, { kind: 'paused' }>;

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
      this.tellPause(status);
      this.guardClosing(status);
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

  private tellPause(status: Status): void {
    if (status.kind !== 'paused') {
      this.pausedFor = '';
      return this.pause.clear();
    }
    const { trans } = this.parts;
    const { message: cause } = status.error;
    const message = status.isStranded ? `${cause} ${elsewhereText(trans)}` : cause;
    const waiting = trans._n(
      '%1 save waits in this browser.',
      '%1 saves wait in this browser.',
      status.waiting
    );
    // The number changes with every save: only the reason is news.
    if (message !== this.pausedFor) {
      this.pausedFor = message;
      this.pause.show({
        message: status.waiting > 0 ? `${message} ${waiting}` : message,
        type: 'error',
        actions: this.actions(status)
      });
    }
  }

  private tellFailure({ message }: Error): void {
    this.failure.show({ message, type: 'error', actions: [] });
  }

  private actions({ error, isStranded }: Paused): Notification.IAction[] {
    const { name, check } = error;
    const { bookstore, commands, trans } = this.parts;
    const action = (label: string, command: string, args = {}): Notification.IAction => ({
      label,
      callback: event => {
        event.preventDefault();
        void commands.execute(command, args);
      }
    });
    if (name === 'CredentialsError' && bookstore.settings.credentials.provider === 'prompt') {
      const label = check ? trans.__('Enter Credentials…') : trans.__('Renew…');
      return [action(label, CommandIds.enterCredentials)];
    }
    const retry = action(trans.__('Retry'), CommandIds.retryUploads);
    if (isStranded) {
      return [action(moveLabel(trans), CommandIds.moveWaiting), retry];
    }
    return [
      retry,
      action(trans.__('Check Set-Up'), CommandIds.checkSetup),
      action(trans.__('Settings'), 'settingeditor:open', { query: 'Bookstore' })
    ];
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
