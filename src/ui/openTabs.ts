import { type MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';

/** Which tabs are open, and what each shows, so that Lab can bring them back after a reload. */
export class OpenTabs<T> {
  /** @param namespace - Under which Lab writes them down. */
  constructor(namespace: string) {
    this.tracker = new WidgetTracker({ namespace });
  }

  readonly tracker: WidgetTracker<MainAreaWidget>;

  /** Remember that a widget shows something. */
  async add(widget: MainAreaWidget, shown: T): Promise<void> {
    this.refs.set(widget, shown);
    await this.tracker.add(widget);
  }

  /** What a widget shows. */
  refOf(widget: Widget | null): T | null {
    return (widget && this.refs.get(widget)) ?? null;
  }

  private readonly refs = new WeakMap<Widget, T>();
}
