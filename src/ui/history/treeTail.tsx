import { Button } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';
import type { FileListing } from './fileListing';

type TreeTailProps = {
  listing: FileListing;
  /** Versions that were looked at. */
  looked: number;
  isFiltered: boolean;
  /** Of those, none is wanted. */
  isNoneFound: boolean;
  trans: TranslationBundle;
};

/** What follows the oldest version that is shown. */
export function TreeTail({
  listing,
  looked,
  isFiltered,
  isNoneFound,
  trans
}: TreeTailProps): JSX.Element | null {
  const { file, olderFailure, isListed } = listing;
  if (olderFailure) {
    return (
      <div className="jp-Bookstore-historyTail">
        <p>{trans.__('Older versions could not be listed: %1', olderFailure.message)}</p>
        <Button className="jp-mod-styled" onClick={() => void listing.retryOlder()}>
          {trans.__('Retry')}
        </Button>
      </div>
    );
  }
  if (!isListed || looked === 0) {
    return null;
  }
  const none = isNoneFound && <p>{trans.__('No version matches.')}</p>;
  if (file.isComplete) {
    return (
      <div className="jp-Bookstore-historyTail">
        {none}
        {trans._n('%1 version in all', '%1 versions in all', looked)}
      </div>
    );
  }
  if (!isFiltered) {
    return <div className="jp-Bookstore-historyTail">{trans.__('Loading older versions…')}</div>;
  }
  return (
    <div className="jp-Bookstore-historyTail">
      {none}
      <p>
        {trans._n(
          'The newest version was searched.',
          'The newest %1 versions were searched.',
          looked
        )}
      </p>
      <Button
        className="jp-mod-styled"
        disabled={listing.isLoading}
        onClick={() => void listing.older()}
      >
        {trans.__('Search Older Versions')}
      </Button>
    </div>
  );
}
