import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, useMemo, useState } from 'react';
import type { LocalVersion } from '../../archive/history';
import type { Version } from '../../model/version';
import { lastPart } from '../../model/key';
import { fileStatusText } from '../statusText';
import { useNow } from '../useNow';
import { FilterBar } from './filterBar';
import type { FirstRun } from './firstRun';
import { Formats } from './formats';
import type { HistoryModel } from './historyModel';
import { historyRows } from './historyRows';
import { NoteBox } from './noteBox';
import type { PanelActions } from './panelActions';
import { PanelHeader } from './panelHeader';
import { panelNote } from './panelNote';
import { PlainHttpNote } from './plainHttpNote';
import { isFiltering, rowFilter } from './rowFilter';
import { rowId, type Row } from './row';
import { RowTree } from './rowTree';
import { StepsBox } from './stepsBox';
import { spokenStep } from './stepText';
import type { ToldOnce } from './toldOnce';
import { TreeTail } from './treeTail';
import type { KeptRows } from './versionRows';
import type { Voice } from './versionText';
import { workingCopy } from './workingCopy';

export type HistoryViewProps = {
  model: HistoryModel;
  firstRun: FirstRun;
  plainHttp: ToldOnce;
  actions: PanelActions;
  trans: TranslationBundle;
};

/** A file's versions, from the working copy down to the oldest. */
export function HistoryView(props: HistoryViewProps): JSX.Element {
  const { model, firstRun, plainHttp, actions, trans } = props;
  const now = useNow();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const formats = useMemo(() => new Formats(), [timeZone]);
  const kept = useMemo<KeptRows>(() => new WeakMap(), []);
  const [selected, select] = useState<string | null>(null);
  const { path, status, place, choices } = model;
  const card = (lead: string) => <StepsBox {...{ model, firstRun, actions, lead, trans }} />;
  const loading = (
    <div className="jp-Bookstore-historyNote jp-Bookstore-historyLoading">
      <p>{model.failure?.message ?? trans.__('Loading versions…')}</p>
    </div>
  );
  if (path === null) {
    return (
      <>
        <div className="jp-Bookstore-historyNote">
          <p>{trans.__('Open a notebook to see its versions.')}</p>
        </div>
        {card('')}
      </>
    );
  }
  if (!status) {
    return (
      <>
        {loading}
        {card('')}
      </>
    );
  }
  const voice: Voice = {
    trans,
    formats,
    user: model.user,
    isBucketSet: !!place?.bucket,
    stagesOf: version => model.beside.stages.of(version),
    runOf: version => model.beside.runs.of(version)
  };
  const rows = rowsOf(model, formats, now, kept);
  const row = rows.find(({ id }) => id === selected);
  const chapters = model.file?.chapters ?? [];
  const versions = chapters.flatMap(chapter => chapter.versions);
  const note = panelNote({
    status,
    selection: model.selection,
    failure: model.failure,
    shown: versions.length,
    limitMb: model.settings.localLimitMb,
    isListed: model.listing?.isListed ?? false,
    trans
  });
  const isFiltered = isFiltering(choices.filter);
  const isUnread = (version: Version | LocalVersion) =>
    version.kind === 'object' && !model.details.has(rowId(version));
  const original = model.listing?.original;
  const bucket = place?.target ? `s3://${place.target.bucket}/${place.key}` : '';
  return (
    <>
      <PanelHeader
        name={lastPart(path)}
        status={fileStatusText(status, model, trans)}
        place={bucket}
        trans={trans}
        refresh={() => model.reload()}
        openMenu={(x, y) => actions.openMenu(row?.kind === 'version' ? row : null, x, y)}
      />
      {versions.length > 0 && (
        <FilterBar
          filter={choices.filter}
          setFilter={filter => (choices.filter = filter)}
          trans={trans}
        />
      )}
      {plainHttp.isShown && <PlainHttpNote close={() => plainHttp.close()} trans={trans} />}
      {firstRun.shown
        ? card(status.kind === 'local' ? (note?.sentence ?? '') : '')
        : note && <NoteBox note={note} act={() => actions.act(note.action)} />}
      {!note && versions.length === 0 && !original && model.listing?.isListed === false && loading}
      {(versions.length > 0 || original) && (
        <RowTree
          {...{ rows, voice, now, actions, selected, select }}
          working={workingCopy(model, voice, now)}
          setOpen={(ids, isOpen) => choices.setOpen(ids, isOpen)}
          onSeen={seen =>
            model.wantDetails(isFiltered ? versions.filter(isStored) : storedIn(seen))
          }
          onEnd={() => !isFiltered && void model.listing?.older()}
          label={trans.__('Versions of %1', lastPart(path))}
          tail={
            model.listing && (
              <TreeTail
                {...{ isFiltered, trans }}
                isNoneFound={isFiltered && !rows.some(isVersion) && !versions.some(isUnread)}
                listing={model.listing}
                looked={versions.length}
              />
            )
          }
        />
      )}
      <div className="jp-Bookstore-historySpoken" role="status">
        {isFiltered
          ? trans._n('%1 version found', '%1 versions found', rows.filter(isVersion).length)
          : firstRun.shown
            ? spokenStep(firstRun.shown, trans)
            : (note?.sentence ?? '')}
      </div>
    </>
  );
}

function rowsOf(model: HistoryModel, formats: Formats, now: Date, kept: KeptRows): Row[] {
  const { file, details, tags, gaps } = model;
  const { opened, filter } = model.choices;
  return historyRows({
    chapters: file?.chapters ?? [],
    details,
    tags: tags.known,
    gaps,
    original: model.listing?.original,
    opened,
    isShown: rowFilter(filter, formats, now),
    isFiltered: isFiltering(filter),
    kept
  });
}

function storedIn(rows: Row[]): Version[] {
  const versions = rows.flatMap(row => (row.kind === 'fold' ? row.rows : row));
  return versions.flatMap(row =>
    row.kind === 'version' && isStored(row.version) ? [row.version] : []
  );
}

function isStored(version: { kind: string }): version is Version {
  return version.kind !== 'local';
}

function isVersion(row: Row): boolean {
  return row.kind === 'version' && !row.isOriginal;
}
