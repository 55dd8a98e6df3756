import type { JSX } from 'react';
import { CellView } from './cellView';
import { compareRows, type CellComparison, type ChangeCounts } from './compareRows';
import { onlySentence, type CompareVoice } from './compareVoice';
import { Disclosure } from './disclosure';
import { readableText } from './readableJson';
import { SameCells } from './sameCells';
import { TextDiff } from './textDiff';

type CellsViewProps = {
  comparison: CellComparison;
  counts: ChangeCounts;
  voice: CompareVoice;
  bringBack: ((index: number) => void) | null;
};

/** Two notebooks cell by cell. */
export function CellsView({ comparison, counts, voice, bringBack }: CellsViewProps): JSX.Element {
  const { trans } = voice;
  const { metadata, left, right } = comparison;
  if (counts.all === 0 && !metadata) {
    return (
      <div className="jp-Bookstore-compareNote">
        <p>{trans.__('No differences')}</p>
        <p className="jp-Bookstore-compareHint">
          {trans.__('Cells, outputs and metadata are the same.')}
        </p>
      </div>
    );
  }
  const only = onlySentence(counts, metadata, voice);
  return (
    <>
      {only && <p className="jp-Bookstore-compareReason">{only}</p>}
      {compareRows(comparison).map(row =>
        row.kind === 'same' ? (
          <SameCells key={row.id} cells={row.cells} comparison={comparison} voice={voice} />
        ) : (
          <CellView key={row.id} {...{ comparison, voice, bringBack }} change={row.change} />
        )
      )}
      {metadata && (
        <Disclosure
          className="jp-Bookstore-compareSame"
          label={trans.__('Notebook metadata changed')}
        >
          {() => (
            <TextDiff
              before={readableText(left.metadata)}
              after={readableText(right.metadata)}
              label={trans.__('Notebook metadata, as JSON')}
              language="json"
              voice={voice}
            />
          )}
        </Disclosure>
      )}
    </>
  );
}
