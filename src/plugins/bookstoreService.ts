import type { Contents, ServerConnection } from '@jupyterlab/services';
import { PromiseDelegate } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';
import { LocalThinner } from '../archive/localThinner';
import { NewestSeen } from '../archive/newestSeen';
import { SetupState } from '../archive/setup/setupState';
import { readStatus, type Status } from '../archive/status';
import { TargetSelector } from '../archive/targetSelector';
import { Capture, type Place } from '../capture/capture';
import { FileReader } from '../capture/fileReader';
import { Recovery } from '../capture/recovery';
import { SaveWatcher, type WatcherParts } from '../capture/saveWatcher';
import type { Credentials } from '../model/credentials';
import { matcherOf } from '../model/globMatcher';
import { readSettings, type Settings, type StageName } from '../model/settings';
import type { Target } from '../model/target';
import { Timer } from '../model/timer';
import { IndexedDbOutbox } from '../outbox/indexedDbOutbox';
import type { Cleared } from '../outbox/localData';
import type { ISetupProbe } from '../store/setupProbe';
import type { IVersionStore } from '../store/versionStore';
import type { IBookstore, OpenBookstore } from '../tokens';
import { lazily } from './lazily';
import { LazyUploader } from './lazyUploader';
import { once } from '../model/once';
import { Placement } from './placement';
import type { ISettingsSource } from './settingsSource';
import { Stores } from './stores';
import { tabLocks } from './tabLocks';
import { untilLoaded } from './untilLoaded';
import { untilStatus } from './untilStatus';
import { whenOpened } from './whenOpened';

export type ServiceParts = Omit<WatcherParts, 'reader' | 'report' | `on${string}`> & {
  server: ServerConnection.ISettings;
  contents: Contents.IManager;
  /** Names database, locks and channel: one for each server and user. */
  scope: string;
  confirmTarget: (next: Target, current: Target) => Promise<boolean>;
};

/** Everything put together: from Jupyter's signals to the bucket. */
export class BookstoreService implements IBookstore {
  constructor(parts: ServiceParts) {
    const { contents, server, scope } = parts;
    const reader = new FileReader(contents, server);
    const loadFacts = once(async () => (await import('../capture/savedFacts')).savedFacts());
    const facts = lazily(loadFacts);
    const placeOf = (path: string) => this.placeOf(path);
    const report = (error: Error) => this.failed.emit(error);
    const wait = (delayMs: number) => this.timer.wait(delayMs, this.never);
    // Storage that is not cleared when disk space runs out.
    const askToKeep = once(async () => navigator.storage?.persist?.());
    const tab = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const locks = tabLocks(scope, tab, this.timer);

    this.outbox = new IndexedDbOutbox(scope, report);
    this.stores = new Stores({ server, region: () => this.settings.region });
    this.newest = new NewestSeen(this.outbox, () => this.statusChanged.emit());
    const storeOf = (target: Target) => this.stores.of(target);
    this.selector = new TargetSelector({
      outbox: this.outbox,
      storeOf,
      timer: this.timer,
      confirm: parts.confirmTarget,
      decline: target => this.source.restore(target),
      onChange: () => this.statusChanged.emit()
    });
    const load = (globs: string[]) => untilLoaded(() => matcherOf(globs), { wait, report });
    this.placement = new Placement(contents, () => this.selector.current, load);
    const shared = { outbox: this.outbox, locks, lockPrefix: scope, timer: this.timer, report };
    this.uploader = new LazyUploader({ ...shared, storeOf, random: Math.random });
    const isLocalOnly = () => !this.settings.bucket && !this.selector.current;
    const thinning = lazily(async () => {
      const { Thinning } = await import('../archive/thinning');
      return new Thinning({ ...shared, isLocalOnly, onThinned: () => this.thinned.emit() });
    });
    const limitMb = () => this.settings.localLimitMb;
    this.thinner = new LocalThinner({ ...shared, thinning, limitMb, isLocalOnly });
    const files = { outbox: this.outbox, reader, digest: facts.digest, placeOf };
    this.capture = new Capture({
      ...files,
      describe: facts.describe,
      ahead: this.uploader,
      tab,
      wait,
      makeRoom: neededBytes => thinning.makeRoom(neededBytes),
      report
    });
    this.capture.onPending = () => this.statusChanged.emit();
    this.recovery = new Recovery({
      ...shared,
      tab,
      recover: intent => this.capture.recover(intent)
    });
    const looks = whenOpened({
      ...files,
      ...{ capture: this.capture, newest: this.newest },
      ...{ need: () => this.selector.need(), storeOf, wait },
      loadFacts,
      mostBytes: () => this.thinner.originalsBytes
    });
    this.watcher = new SaveWatcher({
      ...parts,
      reader,
      onSave: file => {
        askToKeep().catch(report);
        // The bytes come at the same time; whoever needs it then says if it failed.
        loadFacts().catch(() => undefined);
        // Until the settings are here, nobody knows where it goes: it is pending all the same.
        const came = this.capture.expect(file.path);
        this.do(() => this.capture.saved(file).finally(came));
      },
      onOpen: file => looks.forEach(look => this.do(() => look(file))),
      onRename: (from, to) => {
        this.capture.renamed(from, to);
        this.do(() => this.outbox.setRenamed({ from, to, at: this.timer.now() }));
      },
      report
    });
    this.outbox.onChange(() => this.statusChanged.emit());
  }

  /** Begin to archive, with settings that may change. */
  async start(source: ISettingsSource, user: string | null): Promise<void> {
    this.source = source;
    this.user = user;
    this.readSettings();
    await this.towards(target => this.selector.start(target, source.source));
    await this.uploader.start();
    this.thinner.start();
    source.onChange(() => {
      this.readSettings();
      void this.towards(target => this.selector.propose(target, source.source));
      void this.placement.known.then(() => this.statusChanged.emit());
    });
    addEventListener('online', () => void this.retry());
    await this.placement.known;
    this.recovery.start(this.never);
    this.begun.resolve();
  }

  placeOf(path: string): Place | null {
    return this.placement.of(path);
  }

  locate(path: string): Place | null {
    return this.placement.locate(path);
  }

  async change(settings: Partial<Settings>): Promise<void> {
    await this.source.change(settings);
    await this.placement.known;
  }

  storeOf(target: Target): IVersionStore {
    return this.stores.of(target);
  }

  probeOf(target: Target): ISetupProbe {
    return this.stores.probe(target);
  }

  async targetKnown(): Promise<void> {
    await this.ready;
    const { selector } = this;
    const isOpen = () => selector.isPending && !selector.current && !selector.failure;
    if (isOpen()) {
      void selector.need();
      await untilStatus(this, () => !isOpen());
    }
  }

  status(): Promise<Status> {
    return readStatus({
      outbox: this.outbox,
      selector: this.selector,
      pending: () => this.capture.pending,
      isOn: () => this.settings.archiving
    });
  }

  async retry(keys?: Credentials): Promise<void> {
    await (keys && this.stores.enter(keys));
    this.stores.renew();
    this.selector.retry();
    await this.uploader.retry();
  }

  async clearLocal(): Promise<Cleared> {
    this.stores.forget();
    return this.outbox.clear();
  }

  get ready(): Promise<void> {
    return this.begun.promise;
  }

  readonly opened: () => Promise<OpenBookstore> = once(async () => {
    const { openBookstore } = await import('./openBookstore');
    return openBookstore(this, target => this.stores.of(target));
  });
  readonly selectionOf = (path: string) => this.placement.selectionOf(path);
  readonly pathOf = (key: string) => this.placement.pathOf(key);
  readonly stageKey = (stage: StageName, path: string) => this.placement.stageKey(stage, path);
  readonly statusChanged = new Signal<this, void>(this);
  readonly failed = new Signal<this, Error>(this);
  readonly thinned = new Signal<this, void>(this);
  readonly setup = new SetupState(() => this.statusChanged.emit());
  readonly outbox: IndexedDbOutbox;
  readonly newest: NewestSeen;
  readonly capture: Capture;
  readonly watcher: SaveWatcher;
  settings: Settings = readSettings({});
  user: string | null = null;

  private do(work: () => Promise<unknown>): void {
    const known = this.ready.then(() => this.placement.known);
    known.then(work).catch((error: Error) => this.failed.emit(error));
  }

  private readSettings(): void {
    this.settings = this.source.current;
    this.setup.use(this.settings, this.source.source);
    this.placement.use(this.settings, this.user);
    this.stores.setCredentials(this.settings.credentials);
  }

  /** To the target that the settings name; where it can be none, that is said and saves stay here. */
  private async towards(go: (target: Target | null) => Promise<void>): Promise<void> {
    let target: Target | null;
    try {
      target = this.source.target(this.user);
    } catch (error) {
      return this.selector.refuse(error as Error);
    }
    await go(target);
  }

  private readonly begun = new PromiseDelegate<void>();
  private source!: ISettingsSource;
  private readonly timer = new Timer();
  private readonly never = new AbortController().signal;
  private readonly stores: Stores;
  private readonly selector: TargetSelector;
  private readonly uploader: LazyUploader;
  private readonly placement: Placement;
  private readonly recovery: Recovery;
  private readonly thinner: LocalThinner;
}
