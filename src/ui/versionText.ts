import { Widget } from '@lumino/widgets';

/** Beyond this a page can no longer scroll through a text, in characters. */
const LONGEST_SHOWN = 2_000_000;

/** A version that is no notebook, as the text that it is. */
export class VersionText extends Widget {
  constructor(text: string) {
    super({ node: document.createElement('pre') });
    this.addClass('jp-Bookstore-text');
    this.node.textContent = text.slice(0, LONGEST_SHOWN);
  }
}
