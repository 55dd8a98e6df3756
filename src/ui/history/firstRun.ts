import { firstSteps, type FirstStep } from '../../archive/setup/firstSteps';
import type { Status } from '../../archive/status';
import type { ErrorDescription } from '../../model/errors';
import type { IBookstore } from '../../tokens';

/** `asked`: wanted, whatever is set already. */
type Stage = 'begun' | 'asked' | 'closed';

/** What a browser keeps by name; both may throw where storage is blocked. */
export type NoteStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What the panel knows when it looks. */
export type Looked = { status: Status | null; failure: ErrorDescription | null };

/**
 * The walk from nothing to a bucket: begun when somebody looks at the history and no bucket is set,
 * closed for good by a check that passes, or by “Not Now”.
 */
export class FirstRun {
  /**
   * @param name - Under which the browser keeps how far it is.
   * @param onChange - It looks different.
   */
  constructor(
    private readonly bookstore: Pick<IBookstore, 'settings' | 'setup'>,
    private readonly storage: NoteStorage | null,
    private readonly name: string,
    private readonly onChange: () => void
  ) {
    this.stage = this.read();
  }

  /** The panel looked. */
  look({ status, failure }: Looked): void {
    this.steps = this.stepsOf(status, failure);
    if (!status || status.kind === 'off' || !this.isWanted()) {
      this.shown = null;
      return;
    }
    const isDone = this.steps.every(({ state }) => state === 'done');
    if (isDone || this.stage === null) {
      this.enter(isDone ? 'closed' : 'begun');
    }
    this.shown = isDone ? null : this.steps;
  }

  /** Not now: they are shown again only when somebody asks for them. */
  close(): void {
    this.shown = null;
    this.enter('closed');
    this.onChange();
  }

  /** Show the steps, whatever was done or put off before. */
  ask(looked: Looked): void {
    this.bookstore.setup.forgetCheck();
    this.enter('asked');
    this.isFocusWanted = true;
    this.look(looked);
    this.onChange();
  }

  /** Once true after somebody asked: then they are led there. */
  readonly takeFocus = (): boolean => {
    const { isFocusWanted } = this;
    this.isFocusWanted = false;
    return isFocusWanted;
  };

  /** How far the set-up is, as last looked at. */
  steps: FirstStep[] = [];
  /** The steps that are to be shown; `null`: none. */
  shown: FirstStep[] | null = null;

  private isWanted(): boolean {
    const { settings, setup } = this.bookstore;
    switch (this.stage) {
      case 'asked':
        return true;
      case 'closed':
        return false;
      case 'begun':
        return !settings.bucket || setup.setBy === 'user';
      case null:
        return !settings.bucket;
    }
  }

  private stepsOf(status: Status | null, failure: ErrorDescription | null): FirstStep[] {
    const { settings, setup } = this.bookstore;
    const isWrong = status?.kind === 'paused' || status?.kind === 'offline';
    const problem = isWrong ? status.error : failure;
    return firstSteps({ settings, lastCheck: setup.lastCheck, status, problem });
  }

  private enter(stage: Stage): void {
    this.stage = stage;
    try {
      this.storage?.setItem(this.name, stage);
    } catch {
      // Blocked or full: it is known until the page is closed.
    }
  }

  private read(): Stage | null {
    try {
      const stage = this.storage?.getItem(this.name);
      return STAGES.find(each => each === stage) ?? null;
    } catch {
      return null;
    }
  }

  private stage: Stage | null;
  private isFocusWanted = false;
}

const STAGES: readonly Stage[] = ['begun', 'asked', 'closed'];
