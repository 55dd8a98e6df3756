import { Sanitizer } from '@jupyterlab/apputils';
import type { IEditorServices } from '@jupyterlab/codeeditor';
import { Context, type DocumentRegistry } from '@jupyterlab/docregistry';
import {
  NotebookWidgetFactory,
  type INotebookModel,
  type NotebookPanel,
  type NotebookWindowedLayout
} from '@jupyterlab/notebook';
import { RenderMimeRegistry, type IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ServiceManager } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import type { MimeData } from '@lumino/coreutils';
import { versionPath, type VersionRef } from './versionDrive';

export type NotebookParts = {
  services: ServiceManager.IManager;
  registry: DocumentRegistry;
  rendermime: IRenderMimeRegistry;
  contentFactory: NotebookPanel.IContentFactory;
  editors: IEditorServices;
  translator: ITranslator;
};

/** How Lab calls cells that are dragged. */
const CELLS = 'application/vnd.jupyter.cells';

/** Nothing here ever runs: no kernel is looked for, offered or ended. */
const NO_KERNEL = {
  shouldStart: false,
  canStart: false,
  autoStartDefault: false,
  shutdownOnDispose: false
};

/**
 * Shows versions in Lab's own notebook. They stay outside Lab's documents: no extension adds
 * anything to them, no autosave knows them, and no command on notebooks acts on them.
 */
export class VersionNotebooks {
  constructor(private readonly parts: NotebookParts) {
    const { rendermime, contentFactory, editors, translator } = parts;
    this.factory = new NotebookWidgetFactory({
      name: 'Bookstore Version',
      fileTypes: [],
      modelName: 'notebook',
      readOnly: true,
      preferKernel: false,
      canStartKernel: false,
      rendermime: rendermime.clone({ sanitizer: strictSanitizer() }),
      contentFactory,
      mimeTypeService: editors.mimeTypeService,
      translator
    });
  }

  /**
   * A panel that shows a version, once it is loaded.
   * @param path - The file beside which relative links and pictures are looked for.
   * @throws what the version's drive throws.
   */
  async create(version: VersionRef, path: string | null): Promise<NotebookPanel> {
    const { services, registry, translator } = this.parts;
    const context = new Context({
      manager: services,
      factory: registry.getModelFactory(
        'notebook'
      ) as DocumentRegistry.IModelFactory<INotebookModel>,
      path: versionPath(version),
      kernelPreference: NO_KERNEL,
      translator,
      urlResolverFactory: {
        createResolver: options =>
          new RenderMimeRegistry.UrlResolver({ ...options, path: path ?? options.path })
      }
    });
    await context.initialize(false);
    context.model.readOnly = true;
    const panel = this.factory.createNew(context);
    context.model.dirty = false;
    panel.toolbar.hide();
    keepCells(panel);
    panel.disposed.connect(() => context.dispose());
    return panel;
  }

  private readonly factory: NotebookWidgetFactory;
}

/** Lab lets cells be added to what is read-only, and dropped into it: it would show no version then. */
function keepCells({ content, node }: NotebookPanel): void {
  // It says “Click to add a cell.”
  (content.layout as NotebookWindowedLayout).footer = null;
  const refuse = (event: Event) => {
    if ((event as Event & { mimeData: MimeData }).mimeData.hasData(CELLS)) {
      event.stopPropagation();
    }
  };
  node.addEventListener('lm-dragenter', refuse, { capture: true });
}

/** Pages of Lab let a link run a command; what comes out of a bucket must not. */
function strictSanitizer(): Sanitizer {
  const sanitizer = new Sanitizer();
  // Lab before 4.5 does not know it.
  (sanitizer as Partial<Sanitizer>).setAllowCommandLinker?.call(sanitizer, false);
  return sanitizer;
}
