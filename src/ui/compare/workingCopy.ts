import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import type { ComparedNotebook } from '../../model/comparedNotebook';
import { NotFoundError, RejectedError } from '../../model/errors';
import { isMissing } from '../../model/isMissing';
import { lastPart } from '../../model/key';
import { openContexts, type Context } from '../openContexts';
import { bringBack } from './bringBack';
import type { ComparedSide, SideContent } from './comparedSide';

/** How long typing must rest before what changed is compared again. */
const REST_MS = 400;

export type WorkingCopyParts = {
  shell: JupyterFrontEnd.IShell;
  documents: IDocumentManager;
  contents: Contents.IManager;
  trans: TranslationBundle;
};

/** A file as it is now: the open document with what is unsaved, else what is on the disk. */
export class WorkingCopy implements ComparedSide {
  constructor(
    private readonly parts: WorkingCopyParts,
    private path: string
  ) {
    this.id = `working-copy ${path}`;
  }

  readonly id: string;

  /** Whether there is a file, or a document of one. */
  async exists(): Promise<boolean> {
    if (this.context()) {
      return true;
    }
    try {
      await this.parts.contents.get(this.path, { content: false });
      return true;
    } catch (error) {
      if (isMissing(error)) {
        return false;
      }
      throw error;
    }
  }

  /** @throws NotFoundError if there is no such file; what Jupyter throws. */
  async read(): Promise<SideContent> {
    const { trans } = this.parts;
    const context = this.context();
    await context?.ready;
    const text = context ? context.model.toString() : await this.onDisk();
    const name = context?.model.dirty
      ? trans.__('Working copy, unsaved changes')
      : trans.__('Working copy');
    return { text, name, caption: this.path };
  }

  follow(changed: () => void): IDisposable {
    const { shell, contents } = this.parts;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let followed = new Set<Context>();
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(changed, REST_MS);
    };
    const unfollow = () => {
      followed.forEach(({ model }) => {
        model.contentChanged.disconnect(soon);
        model.stateChanged.disconnect(soon);
      });
    };
    const look = () => {
      const open = this.contexts();
      if (open.size !== followed.size || [...open].some(each => !followed.has(each))) {
        unfollow();
        followed = open;
        followed.forEach(({ model }) => {
          model.contentChanged.connect(soon);
          model.stateChanged.connect(soon);
        });
        soon();
      }
    };
    const onFile = (_: unknown, { type, oldValue, newValue }: Contents.IChangedArgs) => {
      if (type === 'rename' && oldValue?.path === this.path && newValue?.path) {
        this.path = newValue.path;
      }
      if (newValue?.path === this.path || oldValue?.path === this.path) {
        soon();
      }
    };
    look();
    contents.fileChanged.connect(onFile);
    shell.currentChanged?.connect(look);
    return new DisposableDelegate(() => {
      clearTimeout(timer);
      unfollow();
      contents.fileChanged.disconnect(onFile);
      shell.currentChanged?.disconnect(look);
    });
  }

  /**
   * Put one cell of an older notebook back into the document, which is opened if it is closed.
   * Nothing is saved.
   * @throws NotFoundError if there is no such file; RejectedError if it cannot be changed.
   */
  async bringBack(older: ComparedNotebook, index: number): Promise<void> {
    if (!(await this.exists())) {
      throw new NotFoundError(`There is no file “${this.path}” any more. Clone the version.`);
    }
    const { documents } = this.parts;
    const open = documents.findWidget(this.path, 'Notebook');
    const widget = open ?? documents.openOrReveal(this.path, 'Notebook');
    if (!widget) {
      throw new RejectedError(`“${lastPart(this.path)}” cannot be opened as a notebook.`);
    }
    await widget.context.ready;
    bringBack(widget.context.model as INotebookModel, older, index);
  }

  /** The document whose text counts: with two open, the one with changes. */
  private context(): Context | undefined {
    const open = [...this.contexts()];
    return open.find(({ model }) => model.dirty) ?? open[0];
  }

  private contexts(): Set<Context> {
    return openContexts(this.parts.shell, this.parts.documents, this.path);
  }

  private async onDisk(): Promise<string> {
    try {
      const options = { type: 'file', format: 'text', content: true } as const;
      const file = await this.parts.contents.get(this.path, options);
      return file.content as string;
    } catch (error) {
      if (isMissing(error)) {
        throw new NotFoundError(`There is no file “${this.path}”.`);
      }
      throw error;
    }
  }
}
