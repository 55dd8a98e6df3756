import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { FileBrowserModel } from '@jupyterlab/filebrowser';
import type { Contents } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import type { How, Origin } from '../model/metadata';
import type { SavedFile } from './capture';
import { stateOf, type FileReader, type FileState } from './fileReader';
import { ManualSaves } from './manualSaves';
import { OpenDocuments } from './openDocuments';
import { OwnEdits } from './ownEdits';
import { saveProof } from './saveProof';
import { SeenStates } from './seenStates';
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
    this.seen = new SeenStates(parts.reader);
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

  /** The document of `path` was given what its file holds: nobody edited that. */
  reloaded(path: string): void {
    const context = this.documents.at(path);
    if (context) {
      this.edits.take(context);
    }
  }

  private onChange({ type, oldValue, newValue }: Contents.IChangedArgs): void {
    if (type === 'rename' && oldValue?.path && newValue?.path) {
      this.manual.renamed(oldValue.path, newValue.path);
      this.parts.onRename(oldValue.path, newValue.path);
    } else if (type === 'save' && newValue?.path && !this.told.has(newValue)) {
      // Collaboration that is switched off passes on what it was told, once more.
      this.told.add(newValue);
      this.onSave(stateOf(newValue), oldValue === null);
    }
  }

  /** @param isOurs - This tab asked Jupyter to write; else the room of a shared document did. */
  private onSave(file: FileState, isOurs: boolean): void {
    const context = this.documents.at(file.path);
    if (this.uploads.isUploading(file.path)) {
      return;
    }
    if (!context?.model.collaborative) {
      this.saved(file, this.howOf(file.path, context), context);
    } else if (isOurs) {
      this.savedShared(file, context);
    } else {
      void this.toldByRoom(file, context).catch(this.parts.report);
    }
  }

  /** Of a save by hand the room tells as well, before or after. */
  private savedShared(file: FileState, context: Context): void {
    const announced = this.howOf(file.path, context);
    if (announced.how !== 'auto' || !this.seen.isAt(context, file.at)) {
      this.edits.take(context);
      this.saved(file, announced, context);
      if (announced.how !== 'manual') {
        // The room may write the same once more.
        this.seen.learn(context);
      }
    }
  }

  private async toldByRoom(file: FileState, context: Context): Promise<void> {
    if (await this.seen.isNews(context, file)) {
      const announced = this.howOf(file.path, context);
      const isOthers = !this.edits.take(context) && announced.how === 'auto';
      this.saved({ ...file, isOthers }, announced, context);
    }
  }

  private saved(file: FileState & { isOthers?: boolean }, how: Announced, context?: Context): void {
    if (context) {
      this.seen.set(context, file);
    }
    const proof = context && this.saving.has(context) ? saveProof(context) : undefined;
    const collaborative = context?.model.collaborative === true;
    this.parts.onSave({ ...file, ...how, collaborative, proof });
  }

  private howOf(path: string, context: Context | undefined): Announced {
    const announced = this.announced.get(path) ?? this.asked(path, context);
    this.announced.delete(path);
    return announced;
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
    this.edits.watch(context);
    void context.ready.then(() => this.opened(context));
  }

  private opened(context: Context): void {
    if (context.isDisposed || !context.contentsModel) {
      return;
    }
    const file = stateOf(context.contentsModel);
    if (!this.seen.has(context)) {
      this.seen.set(context, file);
      this.parts.onOpen({ ...file, path: context.path });
    }
    if (context.model.collaborative) {
      this.seen.learn(context);
    }
    context.fileChanged.connect((_, model) => this.changedOnDisk(context, stateOf(model)));
  }

  /** The document took over a file that was not saved through it: a checkpoint, or from outside. */
  private changedOnDisk(context: Context, file: FileState): void {
    const isKnown = this.seen.isAt(context, file.at);
    // Told while a folder is renamed: the time is that of the folder.
    const isRenamed = file.path !== context.path;
    if (isKnown || isRenamed || !file.at || context.model.collaborative) {
      return;
    }
    this.seen.set(context, file);
    this.parts.onSave({ ...file, path: context.path, how: 'disk' });
  }

  private readonly documents: OpenDocuments;
  private readonly seen: SeenStates;
  private readonly manual: ManualSaves;
  private readonly uploads: Uploads;
  private readonly announced = new Map<string, Announced>();
  private readonly saving = new Set<Context>();
  private readonly edits = new OwnEdits();
  /** What was told of saves. */
  private readonly told = new WeakSet<object>();
}
