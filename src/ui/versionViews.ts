import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';
import { BoxPanel, type Widget } from '@lumino/widgets';
import type { HistoryDetails } from '../archive/history';
import { lastPart } from '../model/key';
import { viewableNotebook, type NotViewable } from '../model/viewableNotebook';
import type { OpenVersions, OpenedVersion } from './openVersions';
import { showBeside } from './showBeside';
import { VersionBanner, type BannerAction } from './versionBanner';
import { versionPath, type VersionRef } from './versionDrive';
import type { VersionNotebooks } from './versionNotebooks';
import { versionName } from './versionName';
import { VersionText } from './versionText';
import { exactTime } from './exactTime';
import { versionTime } from './versionTime';

/** A version to be shown. */
export type ShownVersion = VersionRef & {
  /** Contents path of the file that it is a version of, if it is known. */
  path: string | null;
  body: Blob;
  details: HistoryDetails;
};

export type ViewParts = {
  shell: JupyterFrontEnd.IShell;
  open: OpenVersions;
  notebooks: VersionNotebooks;
  trans: TranslationBundle;
  /** What the banner offers. */
  actions: (version: OpenedVersion) => BannerAction[];
};

/** Shows versions in tabs of their own. */
export class VersionViews {
  constructor(private readonly parts: ViewParts) {}

  /** Bring a version to the front if it is open. */
  reveal(version: VersionRef): boolean {
    const widget = this.parts.open.find(version);
    if (widget) {
      this.parts.shell.activateById(widget.id);
    }
    return widget !== null;
  }

  /** Show a version in a tab of its own, beside its file if that is open. */
  async show(version: ShownVersion): Promise<void> {
    const { shell } = this.parts;
    const widget = await this.widgetOf(version);
    const { key, versionId } = version;
    widget.title.label = `${lastPart(key)} · ${versionTime(version.details.at)}`;
    widget.title.caption = `${key}\n${exactTime(version.details.at)}\n${versionId}`;
    widget.title.icon = historyIcon;
    widget.title.closable = true;
    showBeside(shell, widget, version.path);
    await this.parts.open.add(widget, openedVersion(version));
  }

  private async widgetOf(version: ShownVersion): Promise<MainAreaWidget> {
    const text = await version.body.text();
    const problem = version.key.endsWith('.ipynb') ? viewableNotebook(text) : null;
    const isNotebook = problem !== null && typeof problem !== 'string';
    const content = isNotebook
      ? framed(await this.parts.notebooks.create(version, version.path))
      : new VersionText(text);
    const widget = new MainAreaWidget({ content });
    if (!isNotebook) {
      // Lab takes it out of the way of the keyboard, which has to scroll it.
      content.node.tabIndex = 0;
    }
    widget.id = `bookstore-version-${versionPath(version)}`;
    widget.addClass('jp-Bookstore-version');
    widget.toolbar.hide();
    widget.contentHeader.addWidget(this.banner(version, isNotebook ? null : problem));
    return widget;
  }

  private banner(version: ShownVersion, problem: NotViewable | null): VersionBanner {
    const { trans, actions } = this.parts;
    const text = {
      title: versionName(version.details, trans),
      caption: exactTime(version.details.at),
      explanation: problem ? this.explain(problem) : undefined
    };
    return new VersionBanner(text, actions(openedVersion(version)));
  }

  private explain(problem: NotViewable): string {
    const { trans } = this.parts;
    switch (problem) {
      case 'no-json':
        return trans.__('This is no valid notebook file (broken JSON), so it is shown as text.');
      case 'no-notebook':
        return trans.__('This file lacks what makes a notebook, so it is shown as text.');
      case 'other-format':
        return trans.__('This notebook has an older or newer format, so it is shown as text.');
    }
  }
}

function openedVersion({ key, versionId, path }: ShownVersion): OpenedVersion {
  return path === null ? { key, versionId } : { key, versionId, path };
}

/** Lab takes what is no document for no file: not for its address bar, nor for a new name. */
function framed(panel: Widget): Widget {
  const frame = new BoxPanel({ spacing: 0 });
  frame.addWidget(panel);
  BoxPanel.setStretch(panel, 1);
  return frame;
}
