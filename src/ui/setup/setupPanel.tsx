import type { TranslationBundle } from '@jupyterlab/translation';
import { VDomRenderer } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { SetupModel } from './setupModel';
import { SetupView } from './setupView';

/** The main area's page of the set-up check. */
export class SetupPanel extends VDomRenderer<SetupModel> {
  constructor(
    model: SetupModel,
    private readonly trans: TranslationBundle
  ) {
    super(model);
    this.addClass('jp-Bookstore-setupPanel');
  }

  protected override onActivateRequest(): void {
    this.node.querySelector<HTMLElement>('button')?.focus();
  }

  protected override render(): JSX.Element {
    return <SetupView model={this.model} trans={this.trans} />;
  }
}
