import { type MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';
import { versionPath, type VersionRef } from './versionDrive';

/** A version with the file that it belongs to, as commands take it. */
export type OpenedVersion = VersionRef & { path?: string };

/** Which versions are open, each once. */
export class OpenVersions {
  readonly tracker = new WidgetTracker<MainAreaWidget>({ namespace: 'bookstore-versions' });

  /** Remember that a widget shows a version. */
  async add(widget: MainAreaWidget, version: OpenedVersion): Promise<void> {
    this.refs.set(widget, version);
    await this.tracker.add(widget);
  }

  /** The version that a widget shows. */
  refOf(widget: Widget | null): OpenedVersion | null {
    return (widget && this.refs.get(widget)) ?? null;
  }

  /** The widget that shows a version. */
  find(version: VersionRef): MainAreaWidget | null {
    const path = versionPath(version);
    return this.tracker.find(widget => versionPath(this.refs.get(widget)!) === path) ?? null;
  }

  private readonly refs = new WeakMap<Widget, OpenedVersion>();
}
