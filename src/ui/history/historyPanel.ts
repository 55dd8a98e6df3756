import type { TranslationBundle } from '@jupyterlab/translation';
import { historyIcon, VDomRenderer } from '@jupyterlab/ui-components';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { Message } from '@lumino/messaging';
import { createElement, type ComponentType, type ReactElement } from 'react';
import type { FirstStep } from '../../archive/setup/firstSteps';
import type { Status } from '../../archive/status';
import type { VersionName } from '../../tokens';
import type { FirstRun } from './firstRun';
import type { HistoryModel } from './historyModel';
import type { HistoryViewProps } from './historyView';
import type { PanelActions } from './panelActions';
import type { ToldOnce } from './toldOnce';

/** What is in the panel, made when it is first shown. */
export type PanelContent = {
  model: HistoryModel;
  firstRun: FirstRun;
  plainHttp: ToldOnce;
  View: ComponentType<HistoryViewProps>;
  actions: PanelActions;
  /**
   * Show the file that a command was given, if any.
   * @returns its newest version; `null` if there is none, or nobody answers.
   * @throws RejectedError for what is no file of the user's.
   */
  showFile: (args: ReadonlyPartialJSONObject) => Promise<VersionName | null>;
};

/** The side panel with the versions of the document in front. */
export class HistoryPanel extends VDomRenderer<HistoryModel | null> {
  constructor(
    private readonly load: () => Promise<PanelContent>,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.id = 'jupyterlab-bookstore-history';
    this.addClass('jp-Bookstore-history');
    this.title.icon = historyIcon;
    this.title.caption = trans.__('Version History');
    this.node.tabIndex = -1;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Version history'));
  }

  /** Show the versions of a document. */
  follow(path: string | null, isDirty: boolean): void {
    this.followed = { path, isDirty };
    this.model?.show(path);
    this.model?.setDirty(isDirty);
  }

  /** As of {@link PanelContent.showFile}. */
  async showFile(args: ReadonlyPartialJSONObject): Promise<VersionName | null> {
    await this.opened();
    return this.content!.showFile(args);
  }

  /** Show the steps to a bucket, whatever was done or put off before; they resolve as they are then. */
  async showFirstSteps(status: Status): Promise<FirstStep[]> {
    const { failure } = await this.opened();
    const { firstRun } = this.content!;
    firstRun.ask({ status, failure });
    return firstRun.steps;
  }

  /**
   * What is shown in the panel.
   * @throws TypeError if it cannot be loaded; the next showing tries again.
   */
  opened(): Promise<HistoryModel> {
    this.opening ??= this.open();
    return this.opening;
  }

  private async open(): Promise<HistoryModel> {
    try {
      this.content = await this.load();
    } catch (error) {
      this.opening = null;
      throw error;
    }
    const { model } = this.content;
    this.model = model;
    this.follow(this.followed.path, this.followed.isDirty);
    model.isShown = this.isVisible;
    return model;
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    if (this.model) {
      this.model.isShown = true;
    } else {
      // Jupyter is away: the panel says so, and tries again when it is shown again.
      this.opened().catch(() => this.update());
    }
    this.update();
  }

  protected override onBeforeHide(message: Message): void {
    super.onBeforeHide(message);
    if (this.model) {
      this.model.isShown = false;
    }
  }

  protected override onActivateRequest(): void {
    const { node } = this;
    // While it is loaded the panel keeps the focus, and gives it to the tree.
    (
      node.querySelector<HTMLElement>('[role=tree]') ??
      node.querySelector('button') ??
      node
    ).focus();
  }

  protected override render(): ReactElement | null {
    const { content, trans } = this;
    if (!content) {
      const failure = trans.__('The history could not be loaded. Is the Jupyter server there?');
      const note = !this.opening && createElement('p', null, failure);
      return createElement('div', { className: 'jp-Bookstore-historyNote' }, note);
    }
    const { View, model, firstRun, plainHttp, actions } = content;
    const props = { model, firstRun, plainHttp, actions, trans };
    return createElement(View, { key: model.path, ...props });
  }

  private followed: { path: string | null; isDirty: boolean } = { path: null, isDirty: false };
  private content: PanelContent | null = null;
  private opening: Promise<HistoryModel> | null = null;
}
