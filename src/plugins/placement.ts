import type { Contents } from '@jupyterlab/services';
import type { Place } from '../capture/capture';
import { keyOf, objectPath, pathUnder } from '../model/key';
import type { MatchGlob } from '../model/pathFilter';
import { selectionOf, type Globs, type Selection } from '../model/selection';
import { whyNoSetting } from '../model/settingRules';
import { resolvePrefix, type Settings, type StageName } from '../model/settings';
import { bucketId, type Target } from '../model/target';
import { VERSION_DRIVE } from '../ui/versionDrive';

/** Tells where the saves of a file go. */
export class Placement {
  /**
   * @param target - Where saves go now; `null`: they stay in this browser.
   * @param load - Loads what reads globs, however long it takes.
   */
  constructor(
    private readonly contents: Pick<Contents.IManager, 'driveName' | 'localPath'>,
    private readonly target: () => Target | null,
    private readonly load: (globs: string[]) => Promise<MatchGlob>
  ) {}

  /** From now on these settings are in force, for this user; their globs once {@link known} resolves. */
  use(settings: Settings, user: string | null): void {
    const { archiving, include, exclude, workspacePrefix } = settings;
    this.prefixes = { published: settings.publishedPrefix, scheduled: settings.scheduledPrefix };
    this.isOn = archiving;
    // One after the other: who waits for the one before is not overtaken.
    this.reading = this.reading.then(() => this.read(include, exclude));
    this.user = user ?? '';
    // Nobody else reads what stays here, so that a nameless user's {user} may stand.
    const isResolved = user || !workspacePrefix.includes('{user}');
    const prefix = isResolved ? resolvePrefix(workspacePrefix, user) : workspacePrefix;
    // Under a wrong prefix nothing could be kept; what is kept finds its key when it gets a target.
    this.localPrefix = whyNoSetting('workspacePrefix', prefix) ? 'workspace' : prefix;
  }

  /** Resolves when it is known which files are meant by the settings that are in force now. */
  get known(): Promise<void> {
    return this.reading;
  }

  /**
   * Where the saves of a contents path go; `null` if they are not archived.
   * @throws RejectedError if the path cannot be a key.
   */
  of(path: string): Place | null {
    return this.isOn && this.selectionOf(path) === 'archived' ? this.locate(path) : null;
  }

  /** Whether the saves of a contents path are meant to be archived, paused or not. */
  selectionOf(path: string): Selection {
    const isVersion = this.contents.driveName(path) === VERSION_DRIVE;
    return isVersion ? 'not-meant' : selectionOf(this.contents.localPath(path), this.globs);
  }

  /**
   * Where the versions of a contents path are, whether or not its saves are archived; `null` for
   * what is a version itself.
   * @throws RejectedError if the path cannot be a key.
   */
  locate(path: string): Place | null {
    const drive = this.contents.driveName(path);
    if (drive === VERSION_DRIVE) {
      return null;
    }
    const object = objectPath(this.contents.localPath(path), drive);
    const target = this.target();
    return {
      bucket: target ? bucketId(target) : '',
      key: keyOf(target?.prefix ?? this.localPrefix, object),
      target,
      object,
      by: this.user
    };
  }

  /** The contents path of a key of the workspace; `null` for a key under another prefix. */
  pathOf(key: string): string | null {
    const object = pathUnder(this.target()?.prefix ?? this.localPrefix, key);
    if (object === null) {
      return null;
    }
    const slash = object.indexOf('/');
    const drive = object.slice(0, Math.max(0, slash));
    const isDrive = drive !== VERSION_DRIVE && objectPath('x', drive) !== 'x';
    return isDrive && this.contents.driveName(`${drive}:x`) === drive
      ? `${drive}:${object.slice(slash + 1)}`
      : object;
  }

  /**
   * The key at which a file is published or scheduled.
   * @throws RejectedError if the path cannot be a key; SetupError if the prefix needs a user name.
   */
  stageKey(stage: StageName, path: string): string {
    const object = objectPath(this.contents.localPath(path), this.contents.driveName(path));
    return keyOf(resolvePrefix(this.prefixes[stage], this.user || null), object);
  }

  private async read(include: string[], exclude: string[]): Promise<void> {
    const matches = await this.load([...include, ...exclude]);
    this.globs = { include, exclude, matches };
  }

  private prefixes: Record<StageName, string> = { published: '', scheduled: '' };
  private isOn = false;
  private globs: Globs = { include: [], exclude: [], matches: () => false };
  private reading = Promise.resolve();
  private user = '';
  private localPrefix = '';
}
