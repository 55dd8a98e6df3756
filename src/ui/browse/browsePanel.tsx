import { VDomRenderer } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { BrowseModel } from './browseModel';
import { BrowseView, type BrowseProps } from './browseView';

/** The main area's list of notebooks in the bucket. */
export class BrowsePanel extends VDomRenderer<BrowseModel> {
  constructor(private readonly view: BrowseProps) {
    super(view.model);
    this.addClass('jp-Bookstore-browsePanel');
  }

  protected override onActivateRequest(): void {
    this.node.querySelector<HTMLElement>('[role=listbox]')?.focus();
  }

  protected override render(): JSX.Element {
    return <BrowseView {...this.view} />;
  }
}
