import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { History } from './archive/history';
import type { Lifecycle } from './archive/lifecycle';
import type { NewestSeen } from './archive/newestSeen';
import type { FirstStep } from './archive/setup/firstSteps';
import type { SetupState } from './archive/setup/setupState';
import type { Status } from './archive/status';
import type { Capture, Place } from './capture/capture';
import type { SaveWatcher } from './capture/saveWatcher';
import type { Credentials } from './model/credentials';
import type { ReferenceKind } from './model/reference';
import type { Selection } from './model/selection';
import type { ChangedSettings, Settings, StageName } from './model/settings';
import type { CheckResult } from './model/setupCheck';
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

  /** Whether the settings mean the saves of a contents path to be archived, paused or not. */
  selectionOf(path: string): Selection;

  /** Change the user's settings. */
  change(settings: ChangedSettings): Promise<void>;

  /** What `{user}` stands for in prefixes; `null` without a stable name. */
  readonly user: string | null;

  /** The bucket of a target. */
  storeOf(target: Target): IVersionStore;

  /** What is known of the set-up; `statusChanged` tells of changes. */
  readonly setup: SetupState;

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

/** A version by its full object key and VersionId; `local:…` while it waits, or is only here. */
export type VersionName = { key: string; versionId: string };

/** Neither path nor key means the active document. */
type FileArgs = {
  /** Contents path: its key in the workspace. */
  path?: string;
  /** Full key under one of the prefixes, instead of a path. */
  key?: string;
};

/** What the commands on versions take. */
export type VersionArgs = FileArgs & {
  /** The newest if left out. */
  versionId?: string;
};

/** Silences every question of a command. */
type Confirmed = { confirmed?: boolean };

/** A command by what it takes and what it resolves to; `null` when a person cancelled. */
type Command<Args, Result> = (args: Args) => Promise<Result>;

/**
 * The commands, for `app.commands.execute(id, args)` of other extensions. What an argument answers
 * is not asked. Each rejects with an error of `model/errors.ts`, its class in `name`; none of them
 * tells a person what its caller gets to know.
 */
export interface BookstoreCommands {
  'bookstore:show-history': Command<FileArgs, VersionName | null>;
  /** Open read-only, beside its notebook. */
  'bookstore:open-version': Command<VersionArgs, VersionName>;
  /** `with`: a second version, `working-copy`, `previous` or `published`. */
  'bookstore:compare-versions': Command<
    VersionArgs & { with?: string; withKey?: string; withPath?: string },
    VersionName
  >;
  /**
   * Resolves when disk and outbox are durable, to the version that the restore itself is.
   * `to`: contents path of the file, if it has another name now.
   */
  'bookstore:restore-version': Command<
    VersionArgs & Confirmed & { to?: string },
    (VersionName & { path: string }) | null
  >;
  /** `to`: contents path of the new file. Never overwrites. */
  'bookstore:clone-version': Command<
    VersionArgs & { to?: string },
    (VersionName & { path: string }) | null
  >;
  /** `name`: empty for none. */
  'bookstore:name-version': Command<VersionArgs & { name?: string }, VersionName | null>;
  /** Of an open document. */
  'bookstore:save-and-name': Command<FileArgs & { name?: string }, VersionName | null>;
  'bookstore:pin-version': Command<VersionArgs & { pinned?: boolean }, VersionName>;
  /** Read the bytes again, and compare them with every checksum there is. */
  'bookstore:verify-version': Command<
    VersionArgs & Confirmed,
    VersionName & {
      verified: boolean;
      sha256: string;
      recordedSha256: string | null;
      storeSha256: string | null;
    }
  >;
  'bookstore:download-version': Command<VersionArgs, VersionName>;
  /** A zip archive of all versions with a manifest; `to`: contents path, else a download. */
  'bookstore:export-history': Command<
    VersionArgs & { to?: string },
    (VersionName & { count: number }) | null
  >;
  /** Waits for the upload. `note`: empty for none. Resolves to the published copy. */
  'bookstore:publish': Command<VersionArgs & Confirmed & { note?: string }, VersionName | null>;
  /** Resolves to the delete marker. */
  'bookstore:unpublish': Command<VersionArgs & Confirmed, VersionName | null>;
  /** Waits for the upload. `cron`, in UTC, and `parameters`: empty for none. */
  'bookstore:schedule': Command<
    VersionArgs & Confirmed & { cron?: string; parameters?: Record<string, unknown> },
    VersionName | null
  >;
  /** Resolves to the delete marker. */
  'bookstore:unschedule': Command<VersionArgs & Confirmed, VersionName | null>;
  'bookstore:browse-published': Command<object, { key: string }>;
  'bookstore:browse-deleted': Command<object, { key: string }>;
  /** `as`: copied at once. `seconds`: how long a presigned link works. */
  'bookstore:copy-reference': Command<
    VersionArgs & {
      as?: ReferenceKind | 'presigned';
      seconds?: number;
    },
    (VersionName & { text: string }) | null
  >;
  'bookstore:retry-uploads': Command<object, void>;
  /** Archive where saves go now what waits for a place that may not be written. */
  'bookstore:move-waiting': Command<Confirmed, { moved: number } | null>;
  /** Archive the saves of a file, or leave them out; the other way if `archived` is left out. */
  'bookstore:archive-notebook': Command<
    { path?: string; archived?: boolean },
    { path: string; archived: boolean }
  >;
  /** Keep no saves as versions; the other way if `paused` is left out. */
  'bookstore:pause-archiving': Command<{ paused?: boolean }, { paused: boolean }>;
  /** Confirmed: without the page that shows it. */
  'bookstore:check-setup': Command<Confirmed, { checks: CheckResult[] }>;
  /** Walk through bucket, credentials and check in the history panel. */
  'bookstore:first-steps': Command<object, { steps: FirstStep[] }>;
  /** Keys of one's own, kept in memory; asked for if left out. */
  'bookstore:enter-credentials': Command<
    { accessKeyId?: string; secretAccessKey?: string; sessionToken?: string; expiration?: string },
    { expiration: string | null } | null
  >;
  /** How many versions were here alone. */
  'bookstore:clear-local': Command<Confirmed, { cleared: number; lost: number } | null>;
}
