import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { History } from './archive/history';
import type { Lifecycle } from './archive/lifecycle';
import type { NewestSeen } from './archive/newestSeen';
import type { Status } from './archive/status';
import type { Capture, Place } from './capture/capture';
import type { SaveWatcher } from './capture/saveWatcher';
import type { Credentials } from './model/credentials';
import type { Settings, StageName } from './model/settings';
import type { Target } from './model/target';
import type { Cleared } from './outbox/localData';
import type { IOutbox } from './outbox/outbox';
import type { ISetupProbe } from './store/setupProbe';
import type { IVersionStore } from './store/versionStore';

/** Archives saves and knows their versions. */
export interface IBookstore {
  /** Resolves when settings are read and saves are being archived. */
  readonly ready: Promise<void>;

  /** The settings in force; defaults until `ready`. */
  readonly settings: Settings;

  readonly outbox: IOutbox;
  /** When the newest archived save of a file was made. */
  readonly newest: NewestSeen;
  readonly capture: Capture;
  readonly watcher: SaveWatcher;

  /**
   * Where the saves of a contents path go; `null` if they are not archived.
   * @throws RejectedError if the path cannot be a key.
   */
  placeOf(path: string): Place | null;

  /**
   * Where the versions of a contents path are, whether or not its saves are archived;
   * `null` for what is a version itself.
   * @throws RejectedError if the path cannot be a key.
   */
  locate(path: string): Place | null;

  /** The contents path of a key of the workspace; `null` for a key under another prefix. */
  pathOf(key: string): string | null;

  /**
   * The key at which a file is published or scheduled.
   * @throws RejectedError if the path cannot be a key; SetupError if the prefix needs a user name.
   */
  stageKey(stage: StageName, path: string): string;

  /** Turn publishing or scheduling on, in the user's settings. */
  enable(setting: 'publishing' | 'scheduling'): Promise<void>;

  /** What `{user}` stands for in prefixes; `null` without a stable name. */
  readonly user: string | null;

  /** The bucket of a target. */
  storeOf(target: Target): IVersionStore;

  /** Looks at the bucket of a target, to check the set-up. */
  probeOf(target: Target): ISetupProbe;

  /** Resolves when the bucket that is set took effect, or is known not to; see `status`. */
  targetKnown(): Promise<void>;

  /** The same with what reads and publishes versions, which is loaded when first asked for. */
  opened(): Promise<OpenBookstore>;

  /** How archiving is doing. */
  status(): Promise<Status>;

  /** Something of `status` may have changed. */
  readonly statusChanged: ISignal<IBookstore, void>;

  /** A person should know: the browser's storage failed, or a path cannot be archived. */
  readonly failed: ISignal<IBookstore, Error>;

  /** Older saves were dropped by this tab, since no bucket is set and they took too much room. */
  readonly thinned: ISignal<IBookstore, void>;

  /**
   * Try again now, also what is parked and paused.
   * @param keys - Entered by a person, for use from now on; kept in memory only, and ignored where
   * the settings take keys from elsewhere. Not before `ready`.
   */
  retry(keys?: Credentials): Promise<void>;

  /** Forget all that this browser keeps, and the keys: what is archived nowhere is lost. */
  clearLocal(): Promise<Cleared>;
}

export type OpenBookstore = IBookstore & {
  readonly history: History;
  readonly lifecycle: Lifecycle;
};

export const IBookstore = new Token<IBookstore>(
  'jupyterlab-bookstore:IBookstore',
  'Archives saves as versions in a bucket, and lists, reads and brings them back.'
);
