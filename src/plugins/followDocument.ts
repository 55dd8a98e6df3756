import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Widget } from '@lumino/widgets';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/**
 * Follows the document in front. One that has no versions, or something that is no document,
 * leaves the last one as it is while that is open.
 */
export class FollowDocument {
  /** @param onChange - Told of another document, of another name, and whether it is changed. */
  constructor(
    private readonly shell: JupyterFrontEnd.IShell,
    private readonly documents: IDocumentManager,
    private readonly hasVersions: (path: string) => boolean,
    private readonly onChange: (path: string | null, isDirty: boolean) => void
  ) {}

  start(): void {
    this.shell.currentChanged?.connect(this.look);
    this.look();
  }

  /** The widget of the document that is followed. */
  get widget(): Widget | null {
    return this.followed?.widget ?? null;
  }

  /** See which document is in front. */
  readonly look = (): void => {
    const widget = this.shell.currentWidget;
    const context = widget && this.documents.contextForWidget(widget);
    if (widget && context && this.hasVersions(context.path)) {
      this.follow(widget, context);
    }
    this.tell();
  };

  private follow(widget: Widget, context: Context): void {
    if (this.followed?.widget === widget) {
      return;
    }
    this.unfollow();
    this.followed = { widget, context };
    context.pathChanged.connect(this.tell);
    context.model.stateChanged.connect(this.tell);
    widget.disposed.connect(this.closed);
  }

  private unfollow(): void {
    const { widget, context } = this.followed ?? {};
    context?.pathChanged.disconnect(this.tell);
    context?.model.stateChanged.disconnect(this.tell);
    widget?.disposed.disconnect(this.closed);
    this.followed = null;
  }

  private readonly closed = (): void => {
    this.unfollow();
    this.look();
  };

  private readonly tell = (): void => {
    const context = this.followed?.context;
    this.onChange(context?.path ?? null, context?.model.dirty ?? false);
  };

  private followed: { widget: Widget; context: Context } | null = null;
}
