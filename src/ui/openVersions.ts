import type { MainAreaWidget } from '@jupyterlab/apputils';
import { OpenTabs } from './openTabs';
import { versionPath, type VersionRef } from './versionDrive';

/** A version with the file that it belongs to, as commands take it. */
export type OpenedVersion = VersionRef & { path?: string };

/** Which versions are open, each once. */
export class OpenVersions extends OpenTabs<OpenedVersion> {
  constructor() {
    super('bookstore-versions');
  }

  /** The widget that shows a version. */
  find(version: VersionRef): MainAreaWidget | null {
    const path = versionPath(version);
    return this.tracker.find(widget => versionPath(this.refOf(widget)!) === path) ?? null;
  }
}
