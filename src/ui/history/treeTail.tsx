import { Button } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { JSX } from 'react';
import type { HistoryModel } from './historyModel';

type TreeTailProps = {
  model: HistoryModel;
  /** Versions that were looked at. */
  looked: number;
  isFiltered: boolean;
  trans: TranslationBundle;
};

/** What follows the oldest version that is shown. */
export function TreeTail({ model, looked, isFiltered, trans }: TreeTailProps): JSX.Element | null {
  const { file, olderFailure, isListed } = model;
  if (olderFailure) {
    return (
      <div className="jp-Bookstore-historyTail">
        <p>{trans.__('Older versions could not be listed: %1', olderFailure.message)}</p>
        <Button className="jp-mod-styled" onClick={() => void model.retryOlder()}>
          {trans.__('Retry')}
        </Button>
      </div>
    );
  }
  if (!file || !isListed || looked === 0) {
    return null;
  }
  if (file.isComplete) {
    return (
      <div className="jp-Bookstore-historyTail">
        {trans._n('%1 version in all', '%1 versions in all', looked)}
      </div>
    );
  }
  if (!isFiltered) {
    return <div className="jp-Bookstore-historyTail">{trans.__('Loading older versions…')}</div>;
  }
  return (
    <div className="jp-Bookstore-historyTail">
      <p>
        {trans._n(
          'The newest version was searched.',
          'The newest %1 versions were searched.',
          looked
        )}
      </p>
      <Button
        className="jp-mod-styled"
        disabled={model.isLoading}
        onClick={() => void model.older()}
      >
        {trans.__('Search Older Versions')}
      </Button>
    </div>
  );
}
