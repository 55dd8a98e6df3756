import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, Fragment } from 'react';
import type { BrowseModel } from './browseModel';

type BreadcrumbsProps = { model: BrowseModel; trans: TranslationBundle };

/** Which folder is shown, and the way back up. */
export function Breadcrumbs({ model, trans }: BreadcrumbsProps): JSX.Element {
  const parts = model.folder.split('/').slice(0, -1);
  const crumb = (label: string, folder: string) => (
    <button
      type="button"
      className="jp-Bookstore-browseCrumb"
      aria-current={folder === model.folder ? 'location' : undefined}
      onClick={() => void model.open(folder)}
    >
      {label}
    </button>
  );
  return (
    <nav className="jp-Bookstore-browseCrumbs" aria-label={trans.__('Folder')}>
      {crumb(trans.__('All'), '')}
      {parts.map((part, index) => (
        <Fragment key={index}>
          <span aria-hidden>/</span>
          {crumb(part, `${parts.slice(0, index + 1).join('/')}/`)}
        </Fragment>
      ))}
    </nav>
  );
}
