import { ReactWidget } from '@jupyterlab/ui-components';
import type { Widget } from '@lumino/widgets';
import type { JSX } from 'react';

/** In less, title and actions have no room beside each other, in pixels. */
const NARROW_PX = 480;

/** Something that can be done with the version that is shown. */
export type BannerAction = { label: string; run: () => void };

/** What stands above a version: what it is, and what can be done with it. */
export class VersionBanner extends ReactWidget {
  constructor(
    private readonly text: { title: string; caption: string; explanation?: string },
    private readonly actions: BannerAction[]
  ) {
    super();
    this.addClass('jp-Bookstore-banner');
    this.toggleClass('jp-mod-explained', text.explanation !== undefined);
  }

  protected override onResize({ width }: Widget.ResizeMessage): void {
    const isNarrow = width >= 0 && width < NARROW_PX;
    if (this.hasClass('jp-mod-narrow') !== isNarrow) {
      this.toggleClass('jp-mod-narrow', isNarrow);
      // Its height is another one now.
      this.parent?.fit();
    }
  }

  protected override render(): JSX.Element {
    const { title, caption, explanation } = this.text;
    return (
      <div className="jp-Bookstore-bannerRow" role="region" aria-label={title}>
        <span className="jp-Bookstore-bannerTitle" title={`${title}\n${caption}`}>
          {title}
        </span>
        <span className="jp-Bookstore-bannerActions">
          {this.actions.map(({ label, run }) => (
            <button
              key={label}
              type="button"
              className="jp-mod-styled jp-mod-minimal jp-Bookstore-bannerButton"
              onClick={run}
            >
              {label}
            </button>
          ))}
        </span>
        {explanation && (
          <span className="jp-Bookstore-bannerExplanation" title={explanation}>
            {explanation}
          </span>
        )}
      </div>
    );
  }
}
