import type { CommandRegistry } from '@lumino/commands';

/** The commands by which a person saves. */
const SAVE = 'docmanager:save';
const SAVE_ALL = 'docmanager:save-all';
const SAVE_AS = 'docmanager:save-as';

/** Tells the saves that a person asked for from those that Lab makes by itself. */
export class ManualSaves {
  /** @param currentPath - Contents path of the document in front. */
  constructor(commands: CommandRegistry, currentPath: () => string | null) {
    commands.commandExecuted.connect((_, { id, result }) => {
      if (id === SAVE) {
        this.during(this.saving, currentPath(), result);
      } else if (id === SAVE_ALL) {
        this.during(this.savingAll, id, result);
      } else if (id === SAVE_AS) {
        this.asked(currentPath());
      }
    });
  }

  /** A save of `path` was told of: was it asked for? Answers once for each time. */
  take(path: string): boolean {
    this.savingAs.delete(path);
    return this.saving.delete(path) || this.savingAll.size > 0;
  }

  /**
   * A document at `path` is being saved under another one: was it asked for? Answers once for
   * each time.
   */
  takeSaveAs(path: string): boolean {
    return this.savingAs.delete(path);
  }

  /** Forget what was asked for a path that has another one now. */
  renamed(from: string, to: string): void {
    for (const asked of [this.saving, this.savingAs]) {
      if (asked.delete(from)) {
        asked.add(to);
      }
    }
  }

  /** The command does not wait for its dialog: what it asked for may come at any time, or never. */
  private asked(path: string | null): void {
    if (path !== null) {
      this.savingAs.add(path);
    }
  }

  private during(asked: Set<string>, what: string | null, result: Promise<unknown>): void {
    if (what === null) {
      return;
    }
    asked.add(what);
    const end = () => asked.delete(what);
    result.then(end, end);
  }

  private readonly saving = new Set<string>();
  private readonly savingAll = new Set<string>();
  private readonly savingAs = new Set<string>();
}
