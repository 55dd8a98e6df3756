import type { TranslationBundle } from '@jupyterlab/translation';
import type { How } from '../../model/metadata';
import type { Run } from '../../model/run';
import type { Formats } from './formats';
import type { VersionRow } from './row';
import { metadataOf } from './versionRows';

/** A number of cells with what became of them. */
export type Change = { kind: 'added' | 'changed' | 'removed'; text: string };

/** A version in words. */
export type VersionText = {
  /** Empty if nobody gave it one. */
  name: string;
  time: string;
  badges: string[];
  size: string;
  /** Who saved it, and what else there is to say; joined by dots. */
  facts: string[];
  changes: Change[];
  /** What `changes` count. */
  noun: string;
  tooltip: string;
};

export type Voice = {
  trans: TranslationBundle;
  formats: Formats;
  /** The name of who looks at it; empty if nobody knows. */
  user: string;
  /** Saves wait for a bucket; else they stay in this browser. */
  isBucketSet: boolean;
  /** Where a version was copied to and stands now. */
  stagesOf: (version: { key: string; versionId: string }) => ('published' | 'scheduled')[];
  /** How its last run by a scheduler went; `null` if there was none. */
  runOf: (version: { versionId: string }) => Run | null;
};

/** Say what is known of a version. */
export function versionText(row: VersionRow, voice: Voice): VersionText {
  const { trans, formats } = voice;
  const { version, at } = row;
  const metadata = metadataOf(row);
  const changes = changesOf(metadata?.delta);
  const facts = [by(metadata?.by, voice), ...factsOf(row, voice), runText(row, voice)].filter(
    Boolean
  );
  const count = metadata?.delta?.reduce((sum, each) => sum + each, 0) ?? 0;
  const noun = changes.length > 0 ? trans._n('cell', 'cells', count) : '';
  const changed = [...changes.map(({ text }) => text), noun].join(' ');
  const badges = badgesOf(row, voice);
  return {
    name: row.isOriginal ? trans.__('Before your first save') : (row.tags?.name ?? ''),
    time: formats.time(at),
    badges,
    size: version.kind === 'marker' ? '' : formats.size(version.sizeBytes),
    facts: facts.length + changes.length > 0 ? facts : otherwise(row, voice),
    changes,
    noun,
    tooltip: tooltipOf(row, [...badges, ...facts, changed].filter(Boolean).join(' · '), voice)
  };
}

function by(name: string | undefined, { user, trans }: Voice): string {
  return name && name === user ? trans.__('you') : (name ?? '');
}

function changesOf(delta: [number, number, number] | undefined): Change[] {
  const [added = 0, changed = 0, removed = 0] = delta ?? [];
  const all: Change[] = [
    { kind: 'added', text: `+${added}` },
    { kind: 'changed', text: `~${changed}` },
    { kind: 'removed', text: `−${removed}` }
  ];
  return all.filter((_, index) => delta?.[index]);
}

function badgesOf(row: VersionRow, { trans, formats, isBucketSet, stagesOf }: Voice): string[] {
  const metadata = metadataOf(row);
  const { version, restoredFrom } = row;
  const stages = stagesOf(version);
  return [
    version.kind === 'local' &&
      !row.isOriginal &&
      (isBucketSet ? trans.__('Waiting') : trans.__('Only here')),
    stages.includes('published') && trans.__('Published'),
    stages.includes('scheduled') && trans.__('Scheduled'),
    row.tags?.pinned && trans.__('Pinned'),
    version.kind === 'marker' && trans.__('Deleted'),
    row.isIdentical && trans.__('Identical'),
    metadata?.how === 'restore' &&
      (restoredFrom
        ? trans.__('Restored from %1', formats.since(restoredFrom, row.at))
        : trans.__('Restored')),
    metadata?.late && trans.__('Archived later')
  ].filter(badge => typeof badge === 'string');
}

function factsOf(row: VersionRow, { trans }: Voice): string[] {
  const metadata = metadataOf(row);
  if (row.isOriginal) {
    return [trans.__('as first opened'), trans.__('only in this browser')];
  }
  if (row.version.kind === 'marker') {
    return [trans.__('file deleted; older versions are still here')];
  }
  if (row.version.kind === 'object' && row.details && !row.details.metadata) {
    return [trans.__('written by another tool')];
  }
  const how = metadata?.how;
  return [
    how ? howText(how, trans) : '',
    metadata?.outputsOnly ? trans.__('outputs only') : '',
    metadata?.exact === false ? trans.__('may hold a later save') : ''
  ].filter(Boolean);
}

/** What is said where there is nothing else to say. */
function otherwise(row: VersionRow, { trans, isBucketSet }: Voice): string[] {
  if (row.version.kind === 'local' && isBucketSet) {
    return [trans.__('only in this browser so far')];
  }
  return metadataOf(row)?.how === 'manual' ? [trans.__('saved by hand')] : [];
}

/** “ran 06:00, succeeded”: the time alone if it ran on the day of the version. */
function runText({ version, at }: VersionRow, { trans, formats, runOf }: Voice): string {
  const run = runOf(version);
  if (!run) {
    return '';
  }
  const time = formats.since(new Date(run.at), at);
  return run.outcome === 'succeeded'
    ? trans.__('ran %1, succeeded', time)
    : trans.__('ran %1, failed', time);
}

/** Said where it is not what one expects: a save by hand needs no words. */
function howText(how: How, trans: TranslationBundle): string {
  switch (how) {
    case 'auto':
      return trans.__('autosave');
    case 'saveas':
      return trans.__('saved as a new file');
    case 'upload':
      return trans.__('uploaded');
    case 'disk':
      return trans.__('changed on disk');
    case 'found':
      return trans.__('found when opened');
    case 'clone':
      return trans.__('cloned');
    default:
      return '';
  }
}

/** @param line - What stands in the row, which may be cut off there. */
function tooltipOf(row: VersionRow, line: string, { trans, formats, runOf }: Voice): string {
  const { version, at, details } = row;
  const metadata = metadataOf(row);
  const { at: ranAt, note } = runOf(version) ?? {};
  const sha256 = details?.storeSha256 ?? metadata?.sha256;
  return [
    row.tags?.name,
    formats.moment(at),
    line,
    version.kind === 'local' ? '' : trans.__('Version: %1', version.versionId),
    metadata?.kernel ? trans.__('Kernel: %1', metadata.kernel) : '',
    sha256 ? trans.__('SHA-256: %1', sha256) : '',
    ranAt ? trans.__('Last run: %1', formats.moment(new Date(ranAt))) : '',
    note ? trans.__('It failed: %1', note) : ''
  ]
    .filter(Boolean)
    .join('\n');
}
