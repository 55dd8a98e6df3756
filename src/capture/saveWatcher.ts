import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { FileBrowserModel } from '@jupyterlab/filebrowser';
import type { Contents } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import type { How, Origin } from '../model/metadata';
import type { SavedFile } from './capture';
import { stateOf, type FileReader, type FileState } from './fileReader';
import { ManualSaves } from './manualSaves';
import { OpenDocuments } from './openDocuments';
import { saveProof } from './saveProof';
import { Uploads } from './uploads';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

export type WatcherParts = {
  contents: Contents.IManager;
  registry: DocumentRegistry;
  commands: CommandRegistry;
  reader: FileReader;
  /** Contents path of the document in front. */
  currentPath: () => string | null;
  /** A file was saved. */
  onSave: (file: SavedFile) => void;
  /** A document was opened; its file as it is on disk. */
  onOpen: (file: FileState) => void;
  onRename: (from: string, to: string) => void;
  /** Told of what a person should know. */
  report: (error: Error) => void;
};

/** What a command says of the save that it is about to make. */
type Announced = { how: How; from?: Origin };

/** Watches Jupyter for saves, and tells how each came about. */
export class SaveWatcher {
  constructor(private readonly parts: WatcherParts) {
    this.documents = new OpenDocuments(parts.registry, context => this.watch(context));
    this.manual = new ManualSaves(parts.commands, parts.currentPath);
    this.uploads = new Uploads(path => void this.uploaded(path).catch(parts.report));
    parts.contents.fileChanged.connect((_, change) => this.onChange(change));
  }

  /** Watch the uploads of a file browser. */
  watchUploads(model: FileBrowserModel): void {
    this.uploads.watch(model);
  }

  /** The next save of `path` is made by a command, which knows how. Returns how to take it back. */
  announce(path: string, announced: Announced): () => void {
    this.announced.set(path, announced);
    return () => {
      if (this.announced.get(path) === announced) {
        this.announced.delete(path);
      }
    };
  }

  private onChange({ type, oldValue, newValue }: Contents.IChangedArgs): void {
    if (type === 'rename' && oldValue?.path && newValue?.path) {
      this.manual.renamed(oldValue.path, newValue.path);
      this.parts.onRename(oldValue.path, newValue.path);
    } else if (type === 'save' && newValue?.path) {
      this.onSave(stateOf(newValue), stateOf(oldValue ?? {}));
    }
  }

  private onSave(file: FileState, before: FileState): void {
    const { path, at } = file;
    if (this.uploads.isUploading(path)) {
      return;
    }
    const context = this.documents.at(path);
    const collaborative = context?.model.collaborative === true;
    const announced = this.announced.get(path) ?? this.asked(path, context);
    if (collaborative && announced.how === 'auto' && isSpurious(file, before)) {
      return;
    }
    this.announced.delete(path);
    if (context) {
      this.seen.set(context, at);
    }
    const proof = context && this.saving.has(context) ? saveProof(context) : undefined;
    this.parts.onSave({ ...file, ...announced, collaborative, proof });
  }

  private asked(path: string, context: Context | undefined): Announced {
    if (this.manual.take(path)) {
      return { how: 'manual' };
    }
    const isSavingItself = context && this.saving.has(context);
    return { how: !isSavingItself && this.isSavedAs() ? 'saveas' : 'auto' };
  }

  /** A document that is being saved was asked to be saved under another path. */
  private isSavedAs(): boolean {
    return [...this.saving].some(({ path }) => this.manual.takeSaveAs(path));
  }

  private async uploaded(path: string): Promise<void> {
    const file = await this.parts.reader.state(path, false);
    this.parts.onSave({ ...file, how: 'upload' });
  }

  private watch(context: Context): void {
    context.saveState.connect((_, state) => {
      if (state === 'started') {
        this.saving.add(context);
      } else {
        this.saving.delete(context);
      }
    });
    context.disposed.connect(() => this.saving.delete(context));
    void context.ready.then(() => this.opened(context));
  }

  private opened(context: Context): void {
    if (context.isDisposed || !context.contentsModel) {
      return;
    }
    const file = stateOf(context.contentsModel);
    if (!this.seen.has(context)) {
      this.seen.set(context, file.at);
      this.parts.onOpen({ ...file, path: context.path });
    }
    context.fileChanged.connect((_, model) => this.changedOnDisk(context, stateOf(model)));
  }

  /** The document took over a file that was not saved through it: a checkpoint, or from outside. */
  private changedOnDisk(context: Context, file: FileState): void {
    const isKnown = this.seen.get(context) === file.at;
    // Told while a folder is renamed: the time is that of the folder.
    const isRenamed = file.path !== context.path;
    if (isKnown || isRenamed || !file.at || context.model.collaborative) {
      return;
    }
    this.seen.set(context, file.at);
    this.parts.onSave({ ...file, path: context.path, how: 'disk' });
  }

  private readonly documents: OpenDocuments;
  private readonly manual: ManualSaves;
  private readonly uploads: Uploads;
  private readonly announced = new Map<string, Announced>();
  private readonly saving = new Set<Context>();
  /** `last_modified` of the newest state of each document that is known to us. */
  private readonly seen = new WeakMap<Context, string>();
}

/** Collaboration tells of saves that were none: nothing changed, or nobody knows. */
function isSpurious(file: FileState, before: FileState): boolean {
  return !file.sha256 || !before.sha256 || file.sha256 === before.sha256;
}
