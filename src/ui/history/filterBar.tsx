import type { TranslationBundle } from '@jupyterlab/translation';
import { InputGroup } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { Filter } from './rowFilter';

type FilterBarProps = {
  filter: Filter;
  setFilter: (filter: Filter) => void;
  trans: TranslationBundle;
};

/** Which versions are wanted: by words, or those that somebody named or saved by hand. */
export function FilterBar({ filter, setFilter, trans }: FilterBarProps): JSX.Element {
  const chip = (label: string, only: Filter['only']) => (
    <button
      type="button"
      className="jp-Bookstore-historyChip"
      aria-pressed={filter.only === only}
      onClick={() => setFilter({ ...filter, only })}
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
        aria-label={trans.__('Filter versions by name, author or date')}
        onChange={event => setFilter({ ...filter, text: event.currentTarget.value })}
      />
      <div className="jp-Bookstore-historyChips">
        {chip(trans.__('All'), 'all')}
        {chip(trans.__('Named'), 'named')}
        {chip(trans.__('Manual'), 'manual')}
      </div>
    </div>
  );
}
