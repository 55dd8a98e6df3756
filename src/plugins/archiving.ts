import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { JSONExt, type ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { RejectedError } from '../model/errors';
import { renamedIn } from '../model/selection';
import { IBookstore } from '../tokens';
import type { ArchiveParts } from './archiveNotebook';
import { CommandIds } from './commandIds';
import { withSelectedFile } from './selectedFile';
import { addToldCommand, told } from './told';

type ArchivingParts = ArchiveParts & { browsers: IFileBrowserFactory | null };

/** Pauses archiving, and leaves single notebooks out of it. */
export const archivingPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:archiving',
  description: 'Pauses archiving, and leaves single notebooks out of it.',
  autoStart: true,
  requires: [IBookstore],
  optional: [ICommandPalette, IFileBrowserFactory, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    palette: ICommandPalette | null,
    browsers: IFileBrowserFactory | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const parts = { app, bookstore, browsers, trans };
    addArchiveNotebook(parts);
    addPause(parts);
    followRenames(parts);
    const category = trans.__('Bookstore');
    for (const command of [CommandIds.archiveNotebook, CommandIds.pauseArchiving]) {
      palette?.addItem({ command, category });
      const changed = () => app.commands.notifyCommandChanged(command);
      bookstore.statusChanged.connect(changed);
      app.shell.currentChanged?.connect(changed);
    }
  }
};

function addArchiveNotebook(parts: ArchivingParts): void {
  const { app, bookstore, trans } = parts;
  const selection = (args: ReadonlyPartialJSONObject) => {
    const path = pathOf(parts, args);
    return path === null ? 'not-meant' : bookstore.selectionOf(path);
  };
  addToldCommand(app.commands, CommandIds.archiveNotebook, {
    label: args =>
      selection(args).startsWith('left-out')
        ? trans.__('Archive This Notebook')
        : trans.__('Stop Archiving This Notebook'),
    caption: trans.__('Leave this notebook’s saves out of the versions, or no longer'),
    isEnabled: args => 'path' in args || selection(args) !== 'not-meant',
    execute: async args => {
      await bookstore.ready;
      const path = pathOf(parts, args);
      if (path === null) {
        throw new RejectedError('Open a notebook first, or name one.');
      }
      const archived = args.archived ?? selection({ path }) !== 'archived';
      const { archive } = await import('./archiveNotebook');
      await archive(parts, path, archived === true);
      return { path, archived };
    }
  });
}

/** What is left out by itself is so under its new name too. */
function followRenames({ app, bookstore }: ArchivingParts): void {
  const { contents } = app.serviceManager;
  contents.fileChanged.connect((_, { type, oldValue, newValue }) => {
    if (type !== 'rename' || !oldValue?.path || !newValue?.path) {
      return;
    }
    const [from, to] = [contents.localPath(oldValue.path), contents.localPath(newValue.path)];
    const { exclude } = bookstore.settings;
    const renamed = renamedIn(exclude, from, to);
    if (!JSONExt.deepEqual(exclude, renamed)) {
      void told(() => bookstore.change({ exclude: renamed }));
    }
  });
}

function addPause({ app, bookstore, trans }: ArchivingParts): void {
  addToldCommand(app.commands, CommandIds.pauseArchiving, {
    label: () =>
      bookstore.settings.archiving ? trans.__('Pause Archiving') : trans.__('Resume Archiving'),
    caption: trans.__('Keep no saves as versions until it is resumed'),
    execute: async ({ paused: wanted }) => {
      await bookstore.ready;
      const paused = typeof wanted === 'boolean' ? wanted : bookstore.settings.archiving;
      await bookstore.change({ archiving: !paused });
      return { paused };
    }
  });
}

/** The file that a command is about: named, selected or in front; `null` if there is none. */
function pathOf({ app, browsers }: ArchivingParts, args: ReadonlyPartialJSONObject): string | null {
  const { path } = withSelectedFile(args, browsers);
  const inFront = (app.shell.currentWidget as Partial<IDocumentWidget> | null)?.context?.path;
  return typeof path === 'string' ? path : (inFront ?? null);
}
