import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, InputGroup, refreshIcon } from '@jupyterlab/ui-components';
import { type JSX, useState } from 'react';
import { Breadcrumbs } from './breadcrumbs';
import { BrowseList } from './browseList';
import type { BrowseModel } from './browseModel';
import type { BrowseRow } from './browseRows';

/** Something that can be done with a notebook of the list. */
export type BrowseAction = { label: string; run: (key: string) => void };

export type BrowseText = {
  title: string;
  /** One sentence under the title. */
  about: string;
  /** Said when there is nothing in it. */
  empty: string;
};

export type BrowseProps = {
  model: BrowseModel;
  text: BrowseText;
  /** The first one is what a double click does, the second one what people come for. */
  actions: BrowseAction[];
  openMenu: (key: string, x: number, y: number) => void;
  trans: TranslationBundle;
};

/** Notebooks in the bucket: a list with folders, a filter, and what can be done with one. */
export function BrowseView(props: BrowseProps): JSX.Element {
  const { model, text, actions, openMenu, trans } = props;
  const [selected, select] = useState<string | null>(null);
  const { rows } = model;
  const row = rows.find(({ id }) => id === selected);
  const open = (row: BrowseRow) => {
    if (row.kind === 'folder') {
      void model.open(row.path);
    } else {
      actions[0]!.run(row.item.key);
    }
  };
  return (
    <div className="jp-Bookstore-browse" role="region" aria-label={text.title}>
      <div className="jp-Bookstore-browseHeader">
        <div className="jp-Bookstore-browseTitle">
          <h2>{text.title}</h2>
          <Button
            minimal
            small
            title={trans.__('Refresh')}
            aria-label={trans.__('Refresh')}
            onClick={() => void model.refresh()}
          >
            <refreshIcon.react tag="span" width="16px" height="16px" />
          </Button>
        </div>
        <p>{text.about}</p>
        <div className="jp-Bookstore-browseBar">
          <InputGroup
            type="search"
            value={model.filter}
            placeholder={trans.__('Filter')}
            aria-label={trans.__('Filter by name or folder')}
            onChange={event => void model.setFilter(event.currentTarget.value)}
          />
          {actions.map(({ label, run }, index) => (
            <Button
              key={label}
              className={`jp-mod-styled ${index === 1 ? 'jp-mod-accept' : ''}`}
              disabled={row?.kind !== 'item'}
              onClick={() => row?.kind === 'item' && run(row.item.key)}
            >
              {label}
            </Button>
          ))}
        </div>
        {!model.isFlat && <Breadcrumbs model={model} trans={trans} />}
      </div>
      <BrowseList
        {...{ rows, selected, select, open, trans }}
        label={text.title}
        openMenu={(row, x, y) => row.kind === 'item' && openMenu(row.item.key, x, y)}
        goUp={() => void model.open(parentOf(model.folder))}
        onSeen={seen => model.wantDetails(seen)}
        onEnd={() => void model.more()}
        tail={<Tail {...{ model, trans }} count={rows.length} empty={text.empty} />}
      />
    </div>
  );
}

type TailProps = { model: BrowseModel; count: number; empty: string; trans: TranslationBundle };

/** What stands below the last line. */
function Tail({ model, count, empty, trans }: TailProps): JSX.Element {
  const { failure, isComplete, filter, looked } = model;
  if (failure) {
    return (
      <div className="jp-Bookstore-historyNote" role="alert">
        <p>{trans.__('The list could not be loaded: %1', failure.message)}</p>
        <Button className="jp-mod-styled jp-mod-accept" onClick={() => void model.refresh()}>
          {trans.__('Try Again')}
        </Button>
      </div>
    );
  }
  return (
    <div className="jp-Bookstore-historyTail" role="status">
      {!isComplete &&
        trans._n('Looking… %1 notebook so far', 'Looking… %1 notebooks so far', looked)}
      {isComplete && count === 0 && (filter ? trans.__('Nothing matches “%1”.', filter) : empty)}
      {isComplete && count > 0 && trans._n('%1 entry', '%1 entries', count)}
    </div>
  );
}

function parentOf(folder: string): string {
  return folder.replace(/[^/]+\/$/, '');
}
