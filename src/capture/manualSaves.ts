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
        this.during(this.savingAs, id, result);
      }
    });
  }

  /** A save of `path` was told of: was it asked for? Answers once for each time. */
  take(path: string): boolean {
    return this.saving.delete(path) || this.savingAll.size > 0;
  }

  /** A document is being saved under another path. */
  get isSavingAs(): boolean {
    return this.savingAs.size > 0;
  }

  /** Forget what was asked for a path that has another one now. */
  renamed(from: string, to: string): void {
    if (this.saving.delete(from)) {
      this.saving.add(to);
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
