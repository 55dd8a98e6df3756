import type { TranslationBundle } from '@jupyterlab/translation';
import { historyIcon, VDomRenderer } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { lazy, Suspense, type JSX } from 'react';
import type { HistoryModel } from './historyModel';
import type { PanelActions } from './panelActions';

/** Loaded when the panel is first shown. */
const HistoryView = lazy(async () => ({ default: (await import('./historyView')).HistoryView }));

/** The side panel with the versions of the document in front. */
export class HistoryPanel extends VDomRenderer<HistoryModel> {
  constructor(
    model: HistoryModel,
    private readonly actions: PanelActions,
    private readonly trans: TranslationBundle
  ) {
    super(model);
    this.id = 'jupyterlab-bookstore-history';
    this.addClass('jp-Bookstore-history');
    this.title.icon = historyIcon;
    this.title.caption = trans.__('Version History');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Version history'));
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.wasShown = true;
    this.model.isShown = true;
    this.update();
  }

  protected override onBeforeHide(message: Message): void {
    super.onBeforeHide(message);
    this.model.isShown = false;
  }

  protected override onActivateRequest(): void {
    this.node.querySelector<HTMLElement>('[role=tree], button')?.focus();
  }

  protected override render(): JSX.Element {
    const { model, actions, trans } = this;
    return (
      <Suspense fallback={null}>
        {this.wasShown && (
          <HistoryView key={model.path} model={model} actions={actions} trans={trans} />
        )}
      </Suspense>
    );
  }

  private wasShown = false;
}
