import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CellChange } from '../../model/cellDiff';
import type { WhyText } from '../../model/fileComparison';
import type { CellComparison, ChangeCounts } from './compareRows';

/** What every part of the view needs to say things. */
export type CompareVoice = {
  trans: TranslationBundle;
  languages: IEditorLanguageRegistry | null;
};

/** A cell by its number and what became of it. */
export function cellName(
  change: CellChange,
  { left, right }: CellComparison,
  { trans }: CompareVoice
): string {
  if (change.kind === 'removed') {
    return trans.__('Cell %1 · removed', change.left + 1);
  }
  if (change.kind === 'added') {
    return trans.__('Cell %1 · added', change.right + 1);
  }
  const before = left.cells[change.left]!.type;
  const after = right.cells[change.right]!.type;
  const said = [
    change.isMoved && trans.__('moved, was cell %1', change.left + 1),
    change.source &&
      (before === after ? trans.__('changed') : trans.__('changed from %1 to %2', before, after)),
    !change.source && change.outputs && trans.__('outputs changed'),
    !change.source && !change.outputs && change.metadata && trans.__('metadata changed')
  ].filter(Boolean);
  return [trans.__('Cell %1', change.right + 1), ...said].join(' · ');
}

/** What differs, when it is not code or text; empty else. */
export function onlySentence(
  counts: ChangeCounts,
  isMetadataChanged: boolean,
  { trans }: CompareVoice
): string {
  const isContent = counts.added + counts.removed + counts.changed + counts.moved > 0;
  if (isContent) {
    return '';
  }
  if (counts.all === 0) {
    return isMetadataChanged ? trans.__('Only the notebook’s metadata differ.') : '';
  }
  if (counts.metadata === 0) {
    return trans.__('Only outputs differ.');
  }
  return counts.outputs === 0
    ? trans.__('Only metadata differ.')
    : trans.__('Only outputs and metadata differ.');
}

/** Why a comparison is one of plain text. */
export function whyText(
  why: WhyText,
  names: { left: string; right: string },
  { trans }: CompareVoice
): string {
  const name = 'side' in why ? names[why.side] : '';
  switch (why.reason) {
    case 'no-json':
      return trans.__(
        '“%1” is no valid notebook file (broken JSON), so both are compared as text.',
        name
      );
    case 'no-notebook':
      return trans.__('“%1” lacks what makes a notebook, so both are compared as text.', name);
    case 'other-format':
      return trans.__(
        '“%1” has an older or newer notebook format, so both are compared as text.',
        name
      );
    case 'too-large':
      return trans.__(
        'These are too large to be compared cell by cell, so they are compared as text.'
      );
    case 'no-notebook-file':
      return trans.__('This is no notebook, so it is compared as text.');
  }
}
