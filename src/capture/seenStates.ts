import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { NotFoundError, TransientError } from '../model/errors';
import type { FileReader, FileState } from './fileReader';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/** A state of a file; the hash is `null` while nobody knows it. */
type State = Pick<FileState, 'at' | 'sha256'>;

/** The newest state of each document's file that this tab knows of. */
export class SeenStates {
  constructor(private readonly reader: Pick<FileReader, 'state'>) {}

  has(context: Context): boolean {
    return this.states.has(context);
  }

  /** A file has a state that is dealt with. */
  set(context: Context, { at, sha256 }: State): void {
    this.states.set(context, { at, sha256 });
  }

  /** Whether the newest state that is known has this `last_modified`. */
  isAt(context: Context, at: string): boolean {
    return this.states.get(context)?.at === at;
  }

  /** Ask for the hash of the state that is known: by it, news of the room is told from what is none. */
  learn(context: Context): void {
    const asked = this.ask(context);
    this.asked.set(context, asked);
  }

  /**
   * The room of a shared document told of a state of its file: did it save that, and is it another
   * one? Rooms write also what is there already, as soon as they are opened; and tell without a
   * hash of what they took over from others.
   */
  async isNews(context: Context, file: State): Promise<boolean> {
    await this.asked.get(context);
    const seen = this.states.get(context);
    if (!seen) {
      return false;
    }
    const { at, sha256 } = file;
    const isKnown = sha256 && seen.sha256 ? seen.sha256 === sha256 : seen.at === at;
    if (sha256 || !isKnown) {
      this.set(context, file);
    }
    if (!sha256 && !(isKnown && seen.sha256)) {
      this.learn(context);
    }
    return !!sha256 && !isKnown;
  }

  private async ask(context: Context): Promise<void> {
    const { at, sha256 } = this.states.get(context)!;
    const now = sha256 ? null : await this.stateOf(context.path);
    // Else something was saved meanwhile, which is told of.
    if (now?.at === at && this.isAt(context, at)) {
      this.set(context, now);
    }
  }

  /** `null` if Jupyter does not tell: then what a room tells of counts as news. */
  private async stateOf(path: string): Promise<FileState | null> {
    try {
      return await this.reader.state(path, true);
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof TransientError) {
        return null;
      }
      throw error;
    }
  }

  private readonly states = new WeakMap<Context, State>();
  private readonly asked = new WeakMap<Context, Promise<void>>();
}
