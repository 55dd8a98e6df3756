import type { TranslationBundle } from '@jupyterlab/translation';
import { InputGroup } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { Filter } from './rowFilter';

type FilterBarProps = {
  filter: Filter;
  setFilter: (filter: Filter) => void;
  trans: TranslationBundle;
};

/** Which versions are wanted: by words, or those that somebody saved by hand. */
export function FilterBar({ filter, setFilter, trans }: FilterBarProps): JSX.Element {
  const chip = (label: string, isManualOnly: boolean) => (
    <button
      type="button"
      className="jp-Bookstore-historyChip"
      aria-pressed={filter.isManualOnly === isManualOnly}
      onClick={() => setFilter({ ...filter, isManualOnly })}
    >
      {label}
    </button>
  );
  return (
    <div className="jp-Bookstore-historyFilter">
      <InputGroup
        type="search"
        value={filter.text}
        placeholder={trans.__('Filter')}
        aria-label={trans.__('Filter versions by author or date')}
        onChange={event => setFilter({ ...filter, text: event.currentTarget.value })}
      />
      {chip(trans.__('All'), false)}
      {chip(trans.__('Manual'), true)}
    </div>
  );
}
