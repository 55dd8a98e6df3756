import type { JSX } from 'react';
import type { CellChange } from '../../model/cellDiff';
import type { CellComparison } from './compareRows';
import { cellName, type CompareVoice } from './compareVoice';
import { Disclosure } from './disclosure';
import { OutputsDiff } from './outputsDiff';
import { readableMetadata } from './readableJson';
import { TextDiff } from './textDiff';

type CellViewProps = {
  change: CellChange;
  comparison: CellComparison;
  voice: CompareVoice;
  /** Put the cell of the left side back; `null` where there is nothing to put it in. */
  bringBack: ((index: number) => void) | null;
};

/** A cell that differs. */
export function CellView({ change, comparison, voice, bringBack }: CellViewProps): JSX.Element {
  const { trans } = voice;
  const { left, right } = comparison;
  const old = 'left' in change ? change.left : null;
  const before = old === null ? null : left.whole[old]!;
  const after = 'right' in change ? right.whole[change.right]! : null;
  const differs = changedParts(change);
  const name = cellName(change, comparison, voice);
  const type = (after ?? before)!.cell_type;
  const language = type === 'code' ? right.language || left.language : type;
  const hasOutputs = [before, after].some(cell => (cell?.outputs as [] | undefined)?.length);
  const isAlone = change.kind !== 'matched';
  const sources = { before: before && before.source, after: after && after.source };
  return (
    <section
      className="jp-Bookstore-compareCell"
      role="group"
      aria-label={name}
      tabIndex={-1}
      data-change={toneOf(change)}
    >
      <header className="jp-Bookstore-compareCellHeader">
        <span className="jp-Bookstore-compareCellName">{name}</span>
        {bringBack && old !== null && (isAlone || differs.any) && (
          <button
            type="button"
            className="jp-Bookstore-compareLink"
            title={trans.__('Put this cell back into the working copy. Nothing is saved.')}
            onClick={() => bringBack(old)}
          >
            {trans.__('Bring Back This Cell')}
          </button>
        )}
      </header>
      {isAlone || differs.source ? (
        <TextDiff {...sources} label={name} language={language} voice={voice} />
      ) : (
        <code className="jp-Bookstore-compareFirstLine">{firstLine(after!.source)}</code>
      )}
      {(isAlone ? hasOutputs : differs.outputs) && (
        <Disclosure label={isAlone ? trans.__('Outputs') : trans.__('Outputs changed')}>
          {() => <OutputsDiff {...{ before, after, voice }} />}
        </Disclosure>
      )}
      {differs.metadata && (
        <Disclosure label={trans.__('Metadata changed')}>
          {() => (
            <TextDiff
              before={readableMetadata(before)}
              after={readableMetadata(after)}
              label={trans.__('Metadata, as JSON')}
              language="json"
              voice={voice}
            />
          )}
        </Disclosure>
      )}
    </section>
  );
}

function changedParts(change: CellChange) {
  const { source, outputs, metadata } =
    change.kind === 'matched' ? change : { source: false, outputs: false, metadata: false };
  return { source, outputs, metadata, any: source || outputs || metadata };
}

function toneOf(change: CellChange): string {
  if (change.kind !== 'matched') {
    return change.kind;
  }
  return change.source ? 'changed' : change.isMoved ? 'moved' : 'aside';
}

function firstLine(source: string): string {
  return source.trimStart().split('\n', 1)[0]!.slice(0, 200);
}
