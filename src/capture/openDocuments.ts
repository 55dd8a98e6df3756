import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/** The documents that are open in this tab, whatever widget shows them. */
export class OpenDocuments {
  /** @param onOpen - Called once for each document, before it is loaded. */
  constructor(
    private readonly registry: DocumentRegistry,
    private readonly onOpen: (context: Context) => void
  ) {
    for (const factory of registry.widgetFactories()) {
      this.watch(factory.name);
    }
    registry.changed.connect((_, { type, change, name }) => {
      if (type === 'widgetFactory' && change === 'added' && name) {
        this.watch(name);
      }
    });
  }

  /** The document at a contents path, if it is open. */
  at(path: string): Context | undefined {
    for (const context of this.contexts) {
      if (context.path === path) {
        return context;
      }
    }
    return undefined;
  }

  private watch(factory: string): void {
    if (!this.watched.has(factory)) {
      this.watched.add(factory);
      this.registry.addWidgetExtension(factory, {
        createNew: (_widget, context): IDisposable => {
          this.add(context);
          return new DisposableDelegate(() => undefined);
        }
      });
    }
  }

  private add(context: Context): void {
    if (!this.contexts.has(context)) {
      this.contexts.add(context);
      context.disposed.connect(() => this.contexts.delete(context));
      this.onOpen(context);
    }
  }

  private readonly watched = new Set<string>();
  private readonly contexts = new Set<Context>();
}
