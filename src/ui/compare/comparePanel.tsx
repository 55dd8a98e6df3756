import { VDomRenderer } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { CompareModel } from './compareModel';
import { CompareView } from './compareView';
import type { CompareVoice } from './compareVoice';

/** The content of a tab in which two sides are compared. */
export class ComparePanel extends VDomRenderer<CompareModel> {
  constructor(
    model: CompareModel,
    private readonly voice: CompareVoice
  ) {
    super(model);
    this.addClass('jp-Bookstore-compare');
    this.disposed.connect(() => model.dispose());
  }

  protected override onActivateRequest(): void {
    this.node.querySelector<HTMLElement>('.jp-Bookstore-compareBody')?.focus();
  }

  protected override render(): JSX.Element {
    return <CompareView model={this.model} voice={this.voice} />;
  }
}
