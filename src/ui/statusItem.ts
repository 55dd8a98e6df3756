import { VDomModel, VDomRenderer } from '@jupyterlab/ui-components';
import { createElement, type ReactElement } from 'react';
import type { StatusText } from './statusText';

/** What the status item shows. */
export class StatusModel extends VDomModel {
  get text(): StatusText | null {
    return this.shown;
  }

  set text(text: StatusText | null) {
    if (JSON.stringify(text) !== JSON.stringify(this.shown)) {
      this.shown = text;
      this.stateChanged.emit();
    }
  }

  private shown: StatusText | null = null;
}

/**
 * The state of archiving in the status bar; a click opens what can be done about it.
 * Without JSX, as the panel: nothing else that is loaded at once needs what makes elements of it.
 */
export class StatusItem extends VDomRenderer<StatusModel> {
  constructor(
    model: StatusModel,
    private readonly openMenu: (at: DOMRect) => void
  ) {
    super(model);
    this.addClass('jp-Bookstore-status');
    this.addClass('jp-mod-highlighted');
  }

  protected override render(): ReactElement | null {
    const { text } = this.model;
    if (!text) {
      return null;
    }
    const open = () => this.openMenu(this.node.getBoundingClientRect());
    return createElement(
      'button',
      {
        type: 'button',
        className: 'jp-Bookstore-statusItem',
        title: text.caption,
        'aria-haspopup': 'menu',
        'aria-label': `${text.label}. ${text.caption}`,
        onClick: open
      },
      createElement('span', {
        className: 'jp-Bookstore-statusDot',
        'data-tone': text.tone,
        'aria-hidden': true
      }),
      createElement('span', { className: 'jp-Bookstore-statusText' }, text.label)
    );
  }
}
